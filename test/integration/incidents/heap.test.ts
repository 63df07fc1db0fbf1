import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../local/waitFor.ts';
import { makeCgroup } from '../../support/makeCgroup.ts';
import {
  type Box,
  built,
  makeBox,
  runToEnd,
  runZkGenConfig,
} from '../../support/runZkGenConfig.ts';

const mebi = 1024 ** 2;
const gibi = 1024 ** 3;
const container = makeCgroup(gibi);
const obstacle = 'obstacle' in container ? container.obstacle : undefined;

let box: Box;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  box = makeBox();
  env = {
    PATH: process.env['PATH'],
    ...box.env,
    ZK_REPLICAS: '1',
    ZK_CLIENT_PORT_ADDRESS: '127.0.125.1',
  };
});
afterEach(() => box.remove());
afterAll(() => {
  if ('remove' in container) container.remove();
});

function enter(...command: readonly string[]) {
  if ('obstacle' in container) throw new Error(container.obstacle);
  return container.enter(...command);
}

const generate = async (variables: NodeJS.ProcessEnv) =>
  runToEnd(enter(process.execPath, built), { ...env, ...variables });

const javaEnv = () => readFileSync(join(box.folder, 'conf/java.env'), 'utf8');

describe.skipIf(obstacle !== undefined)(
  'the heap does not fit the container, which is killed (bitnami/charts#16027)',
  () => {
    it('a heap of 2G, as by default, is refused in a container of 1 GiB, with both numbers', async () => {
      const { code, stderr } = await generate({});
      expect(code).toBe(78);
      expect(stderr).toMatch(
        /^zkGenConfig: ZK_HEAP_SIZE: a heap of 2\.0 GiB does not fit the container's memory limit of 1\.0 GiB, .*\(lower it, raise resources\.limits\.memory, or give a share such as 50%\)\n$/,
      );
    });

    it('a JVM that takes such a heap is killed', async () => {
      const heap = ['-Xmx2G', '-Xms2G', '-XX:+AlwaysPreTouch'];
      const [program, ...args] = enter('java', ...heap, '-version');
      expect(await execa(program, args, { reject: false })).toMatchObject({ signal: 'SIGKILL' });
    });

    it('most of the container passes with a warning', async () => {
      const { code, stderr } = await generate({ ZK_HEAP_SIZE: '900M' });
      expect(code).toBe(0);
      expect(stderr).toMatch(
        /warning: ZK_HEAP_SIZE: a heap of 900 MiB leaves the JVM 124 MiB of the/,
      );
    });

    it('50% is half of it, and java has that heap, whatever share of the memory it would take by itself', async () => {
      const flags = '-XX:MaxRAMPercentage=90 -XX:+UseSerialGC';
      const { code } = await generate({ ZK_HEAP_SIZE: '50%', ZK_JVM_FLAGS: flags });
      expect(code).toBe(0);
      expect(javaEnv()).toContain(`SERVER_JVMFLAGS="-Xmx512M -Xms512M ${flags}"\n`);
      const [program, ...args] = enter(process.execPath, 'dist/zkStart.mjs');
      const server = spawn(program, args, { env, stdio: 'ignore' });
      try {
        // java says it once it can be asked
        const shown = await waitFor({ what: 'java answers', timeoutMs: 30_000 }, async () => {
          const pid = String(server.pid);
          const asked = await execa('jcmd', [pid, 'VM.flags'], { reject: false });
          return asked.exitCode === 0 ? asked.stdout : undefined;
        });
        expect(shown).toMatch(new RegExp(`-XX:MaxHeapSize=${512 * mebi}\\b`));
        expect(shown).toMatch(new RegExp(`-XX:InitialHeapSize=${512 * mebi}\\b`));
      } finally {
        server.kill('SIGKILL');
        await once(server, 'exit');
      }
    });
  },
);

it("the server's heap is no other program's (31z4/zookeeper-docker#100): zkCli.sh keeps what it had", async () => {
  await runZkGenConfig({ ...env, ZK_HEAP_SIZE: '512M' });
  // as zkEnv.sh sources it, before zkCli.sh and zkServer.sh put their commands together
  const show = '. "$1"; printf "%s\\n" "$CLIENT_JVMFLAGS $JVMFLAGS" "$SERVER_JVMFLAGS"';
  const { stdout } = await execa('sh', ['-c', show, 'sh', join(box.folder, 'conf/java.env')], {
    env: { CLIENT_JVMFLAGS: '-Xmx256m', JVMFLAGS: '-Dmine=1' },
    extendEnv: false,
  });
  expect(stdout.split('\n')).toEqual(['-Xmx256m -Dmine=1', '-Xmx512M -Xms512M']);
});
