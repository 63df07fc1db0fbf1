import { afterAll, expect } from 'vitest';
import type { Socket } from 'node:net';
import { answer, apiVersionsBody, keys, type Reply, startFakeBroker } from './fakeBroker.ts';
import { type FakeServer, startFakeServer } from './fakeServer.ts';
import { makeKafkaOkBox } from './kafkaOkBox.ts';

/** Where the time runs out. */
export const timeoutMs = 700;
/** Where it must not, whatever else the machine does. */
const patienceMs = 10_000;
/** Node itself takes about 45, and kafkajs some. */
const maxPeakMib = 100;

/** What kafkaOk is told where the time shall run out. */
export const within = (line: string): readonly string[] =>
  line.includes('no answer within') ? [`--timeout=${timeoutMs}ms`] : [];

/** Runs kafkaOk in a pod at this address, which is removed after all tests of a file, against what listens there. */
export function openKafkaOk(address: string) {
  const box = makeKafkaOkBox(address);
  afterAll(() => box.remove());

  const said = async (port: number, args: readonly string[]) => {
    const run = await box.run(args, { KAFKA_PROBE_TIMEOUT: `${patienceMs}ms` });
    expect(run.tookMs).toBeLessThan(patienceMs);
    expect(run.peakMib).toBeLessThan(maxPeakMib);
    const line = `${run.stdout}${run.stderr}`.replaceAll(`:${port}`, ':PORT');
    // a yes is a result, and a no a message
    expect(run.exitCode === 0 ? run.stderr : run.stdout).toBe('');
    return `${run.exitCode} ${line}`;
  };

  return {
    box,
    said,
    ask: async (fake: FakeServer, protocol: string, ...args: readonly string[]) => {
      try {
        const isController = protocol === 'CONTROLLER';
        const roles = isController ? { 'process.roles': 'controller' } : {};
        box.write(`${protocol}://${address}:${fake.port}`, roles);
        return await said(fake.port, args);
      } finally {
        fake.close();
      }
    },
    metadataIs: async (reply: Reply) =>
      startFakeBroker({
        address,
        replies: { [keys.metadata]: reply, [keys.apiVersions]: answer(apiVersionsBody) },
      }),
    raw: async (say: (socket: Socket) => void) => startFakeServer(address, say),
  };
}
