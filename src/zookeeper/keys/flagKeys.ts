import { boolean, onIfTrue } from './booleanKinds.ts';
import { client, jvm, type Key } from './key.ts';
import { className, integer, long, path, text } from './valueKind.ts';

/** What people look for in zoo.cfg, and what only a flag of a JVM can say. */
export const flagKeys = (): readonly Key[] => [
  jvm(
    'jute.maxbuffer',
    integer(1),
    'Bytes of a node or request, the same for servers and clients',
    {
      fallback: '1048575',
    },
  ),
  jvm('readonlymode.enabled', boolean, 'Whether a member without a quorum serves reads', {
    fallback: 'false',
  }),
  jvm('java.security.auth.login.config', path, 'The JAAS file'),
  jvm('java.security.krb5.conf', path, "Kerberos' own configuration"),
  jvm('sun.security.jgss.native', boolean, "Whether Kerberos is the system's", {
    since: '3.4.6',
    fallback: 'false',
  }),
  jvm(
    'jdk.tls.rejectClientInitiatedRenegotiation',
    boolean,
    'Whether TLS may not be renegotiated',
    {
      since: '3.5.5',
      fallback: 'true',
    },
  ),
  jvm('server.realm', text, 'Kerberos realm of the servers', { flag: 'zookeeper.server.realm' }),
  jvm('leader.nodelay', onIfTrue, 'Whether the leader sends at once (TCP_NODELAY)', {
    fallback: 'true',
  }),
  jvm('follower.nodelay', onIfTrue, 'Whether followers send at once (TCP_NODELAY)', {
    fallback: 'true',
  }),
  jvm(
    'znode.container.checkIntervalMs',
    integer(1),
    'Time between looks for empty containers, in ms',
    {
      since: '3.5.1',
      fallback: '60000',
    },
  ),
  jvm('znode.container.maxPerMinute', integer(1), 'Containers removed in a minute', {
    since: '3.5.1',
    fallback: '10000',
  }),
  jvm(
    'znode.container.maxNeverUsedIntervalMs',
    long(),
    'Life of a container never used, 0 for ever, in ms',
    {
      since: '3.6.0',
      fallback: '0',
    },
  ),
  client('client.secure', boolean, 'Whether to talk TLS', { since: '3.5.1', fallback: 'false' }),
  client('clientCnxnSocket', className, 'What talks; TLS needs Netty', {
    fallback: 'org.apache.zookeeper.ClientCnxnSocketNIO',
  }),
  client('request.timeout', long(), 'Longest wait for an answer, 0 for ever, in ms', {
    since: '3.5.5',
    fallback: '0',
  }),
  client('disableAutoWatchReset', boolean, 'Whether watches are lost with a connection', {
    fallback: 'false',
  }),
  client('sasl.client', boolean, 'Whether to use SASL', { since: '3.4.6', fallback: 'true' }),
  client('sasl.clientconfig', text, 'Section of the JAAS file', {
    since: '3.4.5',
    fallback: 'Client',
  }),
  client('sasl.client.username', text, "First part of the servers' principal", {
    since: '3.4.6',
    fallback: 'zookeeper',
  }),
  client(
    'sasl.client.canonicalize.hostname',
    boolean,
    'Whether servers are asked for by DNS name',
    {
      since: ['3.4.14', '3.5.5'],
      fallback: 'true',
    },
  ),
  client('server.principal', text, "The servers' whole principal", { since: '3.5.7' }),
];
