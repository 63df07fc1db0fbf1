import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { type Identity, renderCertificates, renderKey } from './certificates.ts';
import type { FakeServer } from './fakeServer.ts';

/** Speaks TLS on a port of the address, with this certificate, for a server there that does not. */
export async function startTlsFront(
  address: string,
  identity: Identity,
  behind: FakeServer,
): Promise<Pick<FakeServer, 'port' | 'close'>> {
  const certificate = { cert: renderCertificates(identity), key: renderKey(identity, 'pkcs8') };
  const server = createServer(certificate, (outer) => {
    const inner = connect({ host: address, port: behind.port });
    outer.pipe(inner).pipe(outer);
    outer.on('error', () => inner.destroy());
    inner.on('error', () => outer.destroy());
  });
  server.listen(0, address);
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    port: bound.port,
    close: () => {
      server.close();
      behind.close();
    },
  };
}
