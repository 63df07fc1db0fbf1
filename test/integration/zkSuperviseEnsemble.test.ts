import { existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import type { RunningPod } from '../../local/runPod.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { readTcpConnections } from '../../src/process/readTcpConnections.ts';
import { makeEnsembleBox } from '../support/ensembleBox.ts';

const net = '127.0.36';
const box = makeEnsembleBox(net);
const pods = [0, 1, 2].map((ordinal) => {
  const { address } = zkPod(box.site, ordinal, 3);
  const env = {
    ZK_SUPERVISE: 'true',
    ZK_GENERATE: 'true',
    ZK_HEALTH_ADDRESS: address,
    ZK_DRAIN: '2s',
    ZK_MAX_NOT_SERVING: '10m',
    ZK_HEAP_SIZE: '64M',
  };
  return zkPod(box.site, ordinal, 3, { env });
});
const running = new Map<LocalPod, RunningPod>();
afterAll(async () => box.remove());

function start(pod: LocalPod): void {
  running.set(pod, box.start(pod));
}

function runOf(pod: LocalPod): RunningPod {
  const run = running.get(pod);
  if (run === undefined) throw new Error(`${pod.name} was not started`);
  return run;
}

async function get({ address }: LocalPod, path: string): Promise<string> {
  const answer = await fetch(`http://${address}:8090${path}`);
  return `${answer.status} ${await answer.text()}`.trim();
}

async function untilAnswer(pod: LocalPod, path: string, wanted: RegExp): Promise<string> {
  return waitFor({ what: `${pod.name} ${path} ${wanted}`, timeoutMs: 60_000 }, async () => {
    const answer = await get(pod, path).catch(() => '');
    return wanted.test(answer) ? answer : undefined;
  });
}

/** Whom of these the others follow. */
async function findLeader(among: readonly LocalPod[]): Promise<LocalPod> {
  for (const pod of among) await untilAnswer(pod, '/readyz', /^200 /);
  for (const pod of among) if ((await get(pod, '/readyz')).includes('(leader)')) return pod;
  throw new Error('no leader');
}

function javaOf({ pid }: RunningPod): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

/** Its connections to others by the server port. */
function syncs(pod: LocalPod): number | undefined {
  return readTcpConnections(javaOf(runOf(pod)))?.filter(
    ({ localPort, remotePort }) => localPort === 2888 || remotePort === 2888,
  ).length;
}

const noQuorum = /^503 not serving: the member runs, and looks for a leader/;
const [first, second, third] = pods as [LocalPod, LocalPod, LocalPod];

// In this order: each step finds the ensemble as the one before it left it.
it('one member alone has started, lives, is not ready, and is in touch with nobody', async () => {
  start(first);
  await untilAnswer(first, '/startupz', /^200 /);
  expect(await get(first, '/livez')).toBe('200 the server runs');
  expect(await get(first, '/readyz')).toMatch(noQuorum);
  expect(await get(first, '/metrics')).toMatch(/^zookeeper_member_serving 0$/m);
  expect(syncs(first)).toBe(0);
});

it('three are ready, as one leader and those that are connected to it', async () => {
  start(second);
  start(third);
  const leader = await findLeader(pods);
  for (const pod of pods) expect(syncs(pod)).toBe(pod === leader ? 2 : 1);
});

it('the leader that is told to stop is not ready first; the others are again, and live throughout', async () => {
  const leader = await findLeader(pods);
  const others = pods.filter((pod) => pod !== leader);
  runOf(leader).signal('SIGTERM');
  await untilAnswer(leader, '/readyz', /^503 the server was asked to stop$/);
  expect(await get(leader, '/livez')).toBe('200 the server runs');
  expect(await runOf(leader).exited).toBe(0);
  const lives = new Set<string>();
  await waitFor({ what: 'a new leader', timeoutMs: 60_000 }, async () => {
    for (const pod of others) lives.add(await get(pod, '/livez'));
    return findLeader(others).catch(() => undefined);
  });
  expect([...lives]).toEqual(['200 the server runs']);
  start(leader);
  await findLeader(pods);
});

it('a supervisor that is killed takes its member along, which the last one feels', async () => {
  const [one, other, last] = pods as [LocalPod, LocalPod, LocalPod];
  for (const pod of [one, other]) {
    const java = javaOf(runOf(pod));
    runOf(pod).signal('SIGKILL');
    expect(await runOf(pod).exited).toBe(137);
    await expect.poll(() => existsSync(`/proc/${java}/exe`), { timeout: 10_000 }).toBe(false);
  }
  await untilAnswer(last, '/readyz', noQuorum);
  expect(await get(last, '/livez')).toBe('200 the server runs');
  expect(await get(last, '/startupz')).toBe('200 the server has started');
  start(one);
  await untilAnswer(last, '/readyz', /^200 /);
  for (const pod of [one, last]) runOf(pod).signal('SIGTERM');
  for (const pod of [one, last]) expect(await runOf(pod).exited).toBe(0);
});
