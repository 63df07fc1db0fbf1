import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { makeEnsembleBox } from '../support/ensembleBox.ts';
import { renderCertificates, renderKey } from '../support/certificates.ts';
import { issueFor, securePort } from '../support/tlsClient.ts';

const box = makeEnsembleBox('127.0.38');
afterAll(async () => box.remove());

const serialOf = (path: string) => new X509Certificate(readFileSync(path)).serialNumber;
const serialIn = (secret: string) => serialOf(join(secret, 'tls.crt'));

const { address } = zkPod(box.site, 0, 1);

function podWith(secret: string, further: Readonly<Record<string, string>> = {}): LocalPod {
  const env = {
    ZK_SUPERVISE: 'true',
    ZK_GENERATE: 'true',
    ZK_HEALTH_ADDRESS: address,
    ZK_DRAIN: '0s',
    ZK_TLS_DIR: secret,
    ZK_TLS_ONLY: 'true',
    ZK_SECURE_CLIENT_PORT: String(securePort),
    ZK_SECURE_CLIENT_PORT_ADDRESS: address,
    ZK_PURGE_INTERVAL: '24',
    ...further,
  };
  const { env: all, ...pod } = zkPod(box.site, 0, 1, { env });
  const { ZK_CLIENT_PORT_ADDRESS: _, ...own } = all;
  return { ...pod, env: own };
}

async function get(path: string): Promise<string> {
  const answer = await fetch(`http://${address}:8090${path}`);
  return `${answer.status} ${await answer.text()}`;
}

it('a supervised member that speaks TLS alone is asked, and shows a renewed certificate without a restart', async () => {
  const issued = await issueFor(box.site);
  const renewed = await issueFor({ ...box.site, folder: join(box.site.folder, 'renewed') });
  const server = box.start(podWith(issued.secret));
  const shown = async () => {
    const { client } = issued;
    const socket = connect({
      host: address,
      port: securePort,
      rejectUnauthorized: false,
      cert: renderCertificates(client),
      key: renderKey(client, 'pkcs8'),
    });
    await once(socket, 'secureConnect');
    const { serialNumber } = socket.getPeerCertificate();
    socket.destroy();
    return serialNumber;
  };

  await waitFor({ what: 'it serves', timeoutMs: 60_000 }, async () =>
    (await get('/readyz').catch(() => '')).startsWith('200') ? true : undefined,
  );
  expect(await get('/readyz')).toBe('200 the server serves (standalone)\n');
  expect(await get('/metrics')).toMatch(/^zookeeper_member_serving 1$/m);
  expect(await shown()).toBe(serialIn(issued.secret));

  // as the kubelet does it: another folder, and one rename
  const link = join(issued.secret, '..data');
  symlinkSync(join(renewed.secret, '..data'), `${link}_tmp`);
  renameSync(`${link}_tmp`, link);
  const wanted = serialIn(renewed.secret);
  await waitFor({ what: 'the renewed certificate', timeoutMs: 60_000 }, async () =>
    (await shown().catch(() => '')) === wanted ? true : undefined,
  );
  const line =
    /the certificates are renewed: wrote \S+\/keystore\.pem, \S+\/truststore\.pem, which the server reads now\n/;
  expect(server.readLog()).toMatch(line);

  // its authority is a new one as well, and is trusted now
  await waitFor({ what: 'it serves', timeoutMs: 60_000 }, async () =>
    (await get('/readyz')).startsWith('200') ? true : undefined,
  );

  // what is no certificate changes nothing
  rmSync(join(renewed.secret, '..data', 'tls.crt'));
  await waitFor({ what: 'it warns', timeoutMs: 60_000 }, () =>
    server.readLog().includes('warning: renewed certificates are not used: ') ? true : undefined,
  );
  expect(await shown()).toBe(wanted);
  server.signal('SIGTERM');
  expect(await server.exited).toBe(0);
});

it('a certificate that the supervisor does not trust is no reason to start the member again', async () => {
  const { secret } = await issueFor({ ...box.site, folder: join(box.site.folder, 'other') });
  const server = box.start(podWith(secret, { ZK_PROBE_TLS_NAME: 'elsewhere.example' }));
  const why = "the server's certificate is for another name: ";
  await waitFor({ what: 'it speaks TLS', timeoutMs: 60_000 }, async () =>
    (await get('/readyz').catch(() => '')).includes(why) ? true : undefined,
  );
  expect(await get('/readyz')).toMatch(/^503 /);
  expect(await get('/startupz')).toBe('200 the server has started\n');
  expect(await get('/livez')).toBe('200 the server runs\n');

  // one that was renewed between zkGenConfig and the start is not overlooked
  server.signal('SIGTERM');
  expect(await server.exited).toBe(0);
  const renewed = await issueFor({ ...box.site, folder: join(box.site.folder, 'third') });
  const again = box.start(podWith(renewed.secret, { ZK_GENERATE: 'false' }));
  const wanted = serialIn(renewed.secret);
  const store = join(box.site.folder, 'zk-0/conf/keystore.pem');
  expect(serialOf(store)).not.toBe(wanted);
  await waitFor({ what: 'it is written', timeoutMs: 60_000 }, () =>
    serialOf(store) === wanted ? true : undefined,
  );
  again.signal('SIGTERM');
  expect(await again.exited).toBe(0);
});
