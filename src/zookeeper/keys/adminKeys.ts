import { boolean, onUnlessFalse } from './booleanKinds.ts';
import { type Key, property } from './key.ts';
import { address, exactChoice, expecting, integer, port } from './valueKind.ts';

const urlPath = expecting('a path of a URL, such as /commands', 'path of a URL', (raw) =>
  /^\/[\w./-]*$/.test(raw),
);

/** The HTTP server for administrators (JettyAdminServer). */
export const adminKeys = (): readonly Key[] => [
  property('admin.enableServer', onUnlessFalse, 'Whether it runs', {
    since: '3.5.0',
    fallback: 'true',
  }),
  property('admin.serverAddress', address, 'Address that it listens on', {
    since: '3.5.1',
    fallback: '0.0.0.0',
  }),
  property('admin.serverPort', port, 'Port that it listens on', {
    since: '3.5.0',
    fallback: '8080',
  }),
  property('admin.idleTimeout', integer(), 'Time that a connection may be idle, in ms', {
    since: '3.5.3',
    fallback: '30000',
  }),
  property('admin.commandURL', urlPath, 'Where its commands are', {
    since: '3.5.0',
    fallback: '/commands',
  }),
  property('admin.httpVersion', exactChoice('10', '11', '20'), 'HTTP version of HTTPS, times ten', {
    since: '3.6.0',
    fallback: '11',
  }),
  property('admin.portUnification', boolean, 'Whether it takes HTTPS beside HTTP', {
    since: '3.6.0',
    fallback: 'false',
  }),
  property('admin.forceHttps', boolean, 'Whether it takes HTTPS alone', {
    since: ['3.6.3', '3.7.1'],
    fallback: 'false',
  }),
  property('admin.needClientAuth', boolean, 'Whether clients need a certificate', {
    since: '3.9.0',
    fallback: 'false',
  }),
  property('admin.snapshot.enabled', boolean, 'Whether it hands out snapshots', {
    since: '3.9.0',
    fallback: 'true',
  }),
  property('admin.restore.enabled', boolean, 'Whether it takes a snapshot back', {
    since: '3.9.0',
    fallback: 'true',
  }),
  property(
    'admin.rateLimiterIntervalInMS',
    integer(),
    'Shortest time between two of those, in ms',
    {
      since: '3.9.0',
      fallback: '300000',
    },
  ),
];
