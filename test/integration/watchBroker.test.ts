import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchBroker } from '../../src/kafkaStart/run/watchBroker.ts';
import { startFakeServer } from '../support/fakeServer.ts';

const address = '127.0.230.2';
const host = 'kafka-0.k.invalid';

it('a broker that was found by its name stays ready while nobody knows that name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-broker-'));
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, `${address} ${host}\n`);
  const fake = await startFakeServer(address, () => undefined);
  const socket = { name: 'SSL', protocol: 'SSL', role: 'broker', host, port: fake.port } as const;
  const question = { askable: true, socket, access: {}, ask: 'port' } as const;
  const watching = new AbortController();
  const verdicts: boolean[] = [];
  try {
    await watchBroker(
      {
        question,
        nodeId: 0,
        version: '4.3.1',
        properties: new Map(),
        catchUpMs: 0,
        env: { POD_HOSTS_FILE: hosts },
        tell: () => undefined,
      },
      {
        report: ({ healthy }) => {
          verdicts.push(healthy);
          if (verdicts.length === 2) watching.abort();
          rmSync(hosts);
          writeFileSync(hosts, '');
        },
        reportStart: () => undefined,
        signal: watching.signal,
      },
    );
    expect(verdicts).toEqual([true, true]);
  } finally {
    fake.close();
    rmSync(folder, { recursive: true });
  }
});
