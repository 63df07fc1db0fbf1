import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { openDemos, readPids, untilPrinted } from '../support/demo.ts';
import { findProcesses } from '../support/findProcesses.ts';

const net = '127.0.217';
const { start, folder, untilNothingIsLeft } = openDemos(net);

it('stops all in order when it is interrupted while a server restarts', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'get on zk-1: world');
  const before = readPids(folder());
  await waitFor({ what: 'a restart', timeoutMs: 30_000 }, () =>
    readPids(folder()).get('zk-2') === before.get('zk-2') ? undefined : true,
  );
  demo.child.kill('SIGTERM');
  expect(await demo.ended).toBe('SIGTERM');
  expect(findProcesses(folder())).toEqual([]);
  expect(demo.output.out).toContain('all stopped in order');
});

it('kills all at once when it is interrupted twice', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'serving after');
  const stuck = readPids(folder()).get('zk-1') ?? 0;
  process.kill(stuck, 'SIGSTOP'); // and so deaf to SIGTERM
  demo.child.kill('SIGINT');
  await untilPrinted(demo, 'interrupted by SIGINT');
  demo.child.kill('SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  await untilNothingIsLeft(5000);
  expect(demo.output.out).not.toContain('all stopped in order');
});

it('leaves nothing behind when it is killed itself', async () => {
  const demo = start('--scenario', 'zookeeper');
  await untilPrinted(demo, 'serving after');
  demo.child.kill('SIGKILL');
  expect(await demo.ended).toBe('SIGKILL');
  await untilNothingIsLeft(20_000);
});

it('leaves the servers running where asked, says so when it is started again, and stops them later', async () => {
  const kept = start('--scenario', 'zookeeper', '--keep');
  expect(await kept.ended).toBe(0);
  const pids = [...readPids(folder()).values()];
  expect(pids).toHaveLength(3);
  for (const pid of pids) expect(existsSync(`/proc/${pid}`)).toBe(true);
  const commands = kept.output.out.match(/dist\/.*/g) ?? [];
  expect(commands).toHaveLength(3);
  for (const command of commands) await execa(command, { shell: true, preferLocal: true });

  const again = start('--scenario', 'kafka');
  expect(await again.ended).toBe(69);
  expect(again.output.err).toMatch(/^demo: a demo runs already: zk-0 .*--stop ends it\)\n$/);

  const stop = start('--stop');
  expect(await stop.ended).toBe(0);
  expect(stop.output.out).toBe('stopped zk-0, zk-1, zk-2\n');
  expect(findProcesses(folder())).toEqual([]);
});
