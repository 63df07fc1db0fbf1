import { boolean } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { decimal, integer, long } from './valueKind.ts';

/** How clients' connections are served, and how many are let in. */
export const connectionKeys = (): readonly Key[] => [
  property('clientTcpKeepAlive', boolean, "Whether clients' connections are kept alive", {
    since: '3.7.0',
    fallback: 'false',
  }),
  property('nio.numSelectorThreads', integer(1), 'Threads that wait for connections', {
    since: '3.5.0',
    fallback: 'root of half the cores',
  }),
  property('nio.numWorkerThreads', integer(), 'Threads that read and write, 0 for none apart', {
    since: '3.5.0',
    fallback: 'twice the cores',
  }),
  property('nio.directBufferBytes', integer(), 'Bytes of a direct buffer, 0 for none', {
    since: '3.5.0',
    fallback: '65536',
  }),
  property(
    'nio.sessionlessCnxnTimeout',
    integer(1),
    'Life of a connection without session, in ms',
    {
      since: '3.5.0',
      fallback: '10000',
    },
  ),
  property('nio.shutdownTimeout', long(), 'Wait for threads at the end, in ms', {
    since: '3.5.0',
    fallback: '5000',
  }),
  property(
    'netty.advancedFlowControl.enabled',
    boolean,
    'Whether Netty reads no faster than we do',
    {
      since: '3.6.0',
      fallback: 'false',
    },
  ),
  property(
    'netty.server.outstandingHandshake.limit',
    integer(-1),
    'TLS handshakes at once, -1 for any',
    {
      since: '3.6.0',
      fallback: '-1',
    },
  ),
  property(
    'netty.server.earlyDropSecureConnectionHandshakes',
    boolean,
    'Whether handshakes are dropped while the server does not serve',
    { since: '3.7.1', fallback: 'false' },
  ),
  property(
    'connection_throttle_tokens',
    integer(),
    'Connections let in at once, 0 for any number',
    {
      since: '3.6.0',
      fallback: '0',
    },
  ),
  property('connection_throttle_fill_time', integer(1), 'Time after which more are let in, in ms', {
    since: '3.6.0',
    fallback: '1',
  }),
  property('connection_throttle_fill_count', integer(1), 'How many more are let in then', {
    since: '3.6.0',
    fallback: '1',
  }),
  property(
    'connection_throttle_freeze_time',
    integer(-1),
    'Time between changes, -1 for none, in ms',
    {
      since: '3.6.0',
      fallback: '-1',
    },
  ),
  property('connection_throttle_drop_increase', decimal(0, 1), 'What drops become likelier by', {
    since: '3.6.0',
    fallback: '0.02',
  }),
  property('connection_throttle_drop_decrease', decimal(0, 1), 'What drops become rarer by', {
    since: '3.6.0',
    fallback: '0.002',
  }),
  property(
    'connection_throttle_decrease_ratio',
    decimal(0, 1),
    'Share let in that makes drops rarer',
    {
      since: '3.6.0',
      fallback: '0',
    },
  ),
  property('connection_throttle_weight_enabled', boolean, 'Whether sessions weigh by their kind', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('connection_throttle_global_session_weight', integer(1), 'Weight of a global session', {
    since: '3.6.0',
    fallback: '3',
  }),
  property('connection_throttle_local_session_weight', integer(1), 'Weight of a local session', {
    since: '3.6.0',
    fallback: '1',
  }),
  property('connection_throttle_renew_session_weight', integer(1), 'Weight of a renewed session', {
    since: '3.6.0',
    fallback: '2',
  }),
];
