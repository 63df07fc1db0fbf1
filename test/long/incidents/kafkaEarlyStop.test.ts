import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kafkaPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { type Life, openSite } from '../../support/brokers.ts';
import { createLogs } from '../../support/createLogs.ts';
import { makeSite } from '../../support/makeSite.ts';

const partitions = 300;
const endMs = 120_000;

const { site, startBroker, removeAll } = openSite(makeSite('early-stop', '127.0.216'));
const given = kafkaPod(site, 0, 1);
const pod = { ...given, env: { ...given.env, KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M' } };
const data = join(pod.folder, 'data');
const marker = join(data, '.kafka_cleanshutdown');
const clean: unknown = expect.stringMatching(/^stopped cleanly in .* marker in 1 of 1 log dir$/);
const loads = `the broker still loads ${partitions} logs in ${data}: it will be told when it has started, in 285 s at the latest`;

beforeAll(async () => {
  const life = startBroker(pod);
  await life.answers('ready', 0);
  await createLogs(pod, partitions);
  await killJava(life);
});
afterAll(removeAll);

/** What it has said, but for what it found on the volume before it started. */
function storyOf(life: Life): readonly string[] {
  const lines = life.readStory();
  return lines.slice(lines.findIndex((line) => line.startsWith('asked to stop')));
}

/** Ends the broker as a node that fails would. */
async function killJava(life: Life): Promise<void> {
  process.kill(await life.java(), 'SIGKILL');
  expect(await life.end(endMs)).toBe(137);
  expect(existsSync(marker)).toBe(false);
}

/** Waits until the broker has removed the marker of its last stop: it loads its logs. */
async function untilLoading(): Promise<void> {
  await waitFor(
    { what: 'it loads its logs', timeoutMs: endMs, everyMs: 2 },
    () => !existsSync(marker) || undefined,
  );
}

// In this order: each step finds the volume as the one before it left it. KAFKA-10471, strimzi#5263,
// cal-itp/data-infra#5147: a broker that is ended while it loads recovers everything anew.
describe(`a broker with ${partitions} logs is told to stop before it has started`, () => {
  it('while it recovers after a crash: it is told when it has started, and ends cleanly', async () => {
    const life = startBroker(pod);
    await life.java();
    life.signal('SIGTERM');
    expect(await life.end(endMs)).toBe(0);
    expect(storyOf(life)).toEqual([
      'asked to stop (SIGTERM), 570 s at most',
      loads,
      'told the broker',
      clean,
    ]);
    expect(life.readLog()).toContain(`Recovering ${partitions} logs from ${data} since no clean`);
  });

  it('while it loads what it left cleanly: as well', async () => {
    const life = startBroker(pod);
    await untilLoading();
    life.signal('SIGTERM');
    expect(await life.end(endMs)).toBe(0);
    expect(life.readStory().slice(-3)).toEqual([loads, 'told the broker', clean]);
    expect(life.readLog()).toContain(`Skipping recovery of ${partitions} logs from ${data} since`);
  });

  it('without the wait: it may not end cleanly, and the code and the last line say so', async () => {
    const life = startBroker({ ...pod, env: { ...pod.env, KAFKA_STOP_HOLD: '0' } });
    await untilLoading();
    life.signal('SIGTERM');
    expect(await life.end(endMs)).toBe(143);
    expect(storyOf(life)).toEqual([
      'asked to stop (SIGTERM), 570 s at most',
      'told the broker although it has not started: it may not end cleanly',
      expect.stringMatching(
        `^stopped in [0-9.]+ s, but not cleanly, clean-shutdown marker in 0 of 1 log dir: the next start recovers ${partitions} logs in ${data}, before it serves$`,
      ),
    ]);
  });

  it('what that costs: the next start recovers all, says so, and is told twice to leave at once', async () => {
    const life = startBroker(pod);
    await life.java();
    life.signal('SIGTERM');
    await life.says(loads);
    life.signal('SIGTERM');
    expect(await life.end(endMs)).toBe(143);
    expect(storyOf(life)).toEqual([
      'asked to stop (SIGTERM), 570 s at most',
      loads,
      'asked to stop (SIGTERM), again: waits no longer',
      'told the broker although it has not started: it may not end cleanly',
      expect.stringMatching(/but not cleanly, .* the next start recovers 300 logs in /),
    ]);
  });

  it('its supervisor is killed: it is told by the kernel, and leaves cleanly', async () => {
    const life = startBroker(pod);
    await life.answers('ready', 0);
    const java = await life.java();
    life.signal('SIGKILL');
    expect(await life.end(endMs)).toBe(137);
    await waitFor({ what: 'the end of java', timeoutMs: endMs }, () =>
      existsSync(`/proc/${java}/exe`) ? undefined : true,
    );
    expect(existsSync(marker)).toBe(true);
  });
});
