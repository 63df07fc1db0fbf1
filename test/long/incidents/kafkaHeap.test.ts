import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { runTool } from '../../../local/runCommand.ts';
import { podEnvironment, toolPath } from '../../../local/runPod.ts';
import { kafkaPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { makeCgroup } from '../../support/makeCgroup.ts';
import { makeSite } from '../../support/makeSite.ts';

const container = makeCgroup(1024 ** 3);
const obstacle = 'obstacle' in container ? container.obstacle : undefined;

describe.skipIf(obstacle !== undefined)(
  'a container of 1 GiB that its heap would overflow (kubeblocks-addons#2822)',
  () => {
    const site = makeSite('kafka-heap', '127.0.196');
    const { env, ...rest } = kafkaPod(site, 0, 1);
    const pod = { ...rest, env: { ...env, KAFKA_HEAP_OPTS: '' } };
    afterAll(() => {
      if ('remove' in container) container.remove();
      rmSync(site.folder, { recursive: true });
    });

    function enter(...args: readonly string[]) {
      if ('obstacle' in container) throw new Error(container.obstacle);
      return container.enter(process.execPath, toolPath(site, 'kafkaStart'), ...args);
    }

    it.each([
      [
        'KAFKA_HEAP_OPTS',
        '-Xmx2G',
        78,
        /KAFKA_HEAP_OPTS: a heap of 2\.0 GiB does not fit .* 1\.0 GiB/,
      ],
      ['KAFKA_HEAP_OPTS', '-XX:MaxRAMPercentage=100', 78, /a heap of 1\.0 GiB does not fit/],
      ['KAFKA_HEAP_SIZE', '90%', 0, /warning: KAFKA_HEAP_SIZE: a heap of 921 MiB leaves 103 MiB/],
    ])('%s=%s ends with %d and says why', async (name, value, code, said) => {
      const [program, ...args] = enter('--dry-run');
      const { exitCode, stderr } = await execa(program, args, {
        env: { ...podEnvironment(pod), [name]: value },
        extendEnv: false,
        reject: false,
      });
      expect(exitCode).toBe(code);
      expect(stderr).toMatch(said);
    });

    it('gets a heap that leaves room for the rest, and lives', async () => {
      const [program, ...args] = enter();
      const broker = spawn(program, args, {
        env: podEnvironment(pod),
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      broker.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
      const exited = once(broker, 'exit');
      try {
        await waitFor({ what: 'the broker is ready', timeoutMs: 180_000 }, async () =>
          (await runTool(site, pod, ['kafkaOk', 'ready'])).code === 0 ? true : undefined,
        );
        expect(said).toContain(
          'kafkaStart: memory: limit 1.0 GiB, heap 339 MiB, 685 MiB for the rest of the JVM, kafkaStart and the page cache\n',
        );
      } finally {
        broker.kill('SIGTERM');
      }
      expect(await exited).toEqual([0, null]);
    });
  },
);
