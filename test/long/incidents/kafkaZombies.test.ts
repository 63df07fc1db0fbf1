import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { podEnvironment, toolPath } from '../../../local/runPod.ts';
import { kafkaPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { canMakePidNamespace, startPidNamespace } from '../../support/pidNamespace.ts';
import { storyOf } from '../../support/kafkaBox.ts';

const probes = 200;
const atOnce = 4;
const { site, removeAll } = openSite(makeSite('zombies', '127.0.219'));
afterAll(removeAll);

// Yolean/kubernetes-kafka#334: some 30 zombies after five minutes of probes; strimzi/strimzi-kafka-operator#2182.
describe.runIf(await canMakePidNamespace())('a container without an init', () => {
  const given = kafkaPod(site, 0, 1);
  const pod = { ...given, env: { ...given.env, KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M' } };
  // the PATH of an image that has no tini
  const env = { ...podEnvironment(pod), PATH: `/usr/bin:/bin:${process.env['PATH'] ?? ''}` };

  it(`${probes} exec probes leave nothing behind, and the stop reaches the broker by sh -c "exec …"`, async () => {
    const script = `cd / && exec ${process.execPath} ${toolPath(site, 'kafkaStart')}`;
    const { run, readStates, signal, exited, read, kill } = await startPidNamespace({
      words: ['sh', '-c', script],
      env,
    });
    try {
      const probe = [process.execPath, toolPath(site, 'kafkaOk'), 'ready'];
      await waitFor({ what: 'it is ready', timeoutMs: 120_000 }, async () =>
        (await run(probe, env)).code === 0 ? true : undefined,
      );
      const before = readStates();
      expect(before).toHaveLength(2);
      for (let round = 0; round < probes / atOnce; round++) {
        const answers = Array.from({ length: atOnce }, async () => run(probe, env));
        for (const { code } of await Promise.all(answers)) expect(code).toBe(0);
      }
      expect(readStates().map(nameOf)).toEqual(before.map(nameOf));
      expect(readStates().filter((line) => line.endsWith(' Z'))).toEqual([]);
      signal('SIGTERM');
      expect(await exited).toBe(0);
      expect(storyOf(read()).at(-1)).toMatch(/^stopped cleanly in .* marker in 1 of 1 log dir$/);
      expect(existsSync(join(pod.folder, 'data/.kafka_cleanshutdown'))).toBe(true);
    } finally {
      await kill();
    }
  });
});

function nameOf(line: string): string {
  return line.replace(/ \S$/, '');
}
