import { env } from 'node:process';
import { afterEach, expect, it } from 'vitest';
import { renderSeconds } from '../../demo/lines.ts';
import type { Restart } from '../../local/restartUnder.ts';
import { kafkaBroker, plainBroker } from '../../local/serverKind.ts';
import {
  apart,
  byZooKeeper,
  combined,
  openRollingCluster,
  type RollingCluster,
} from '../support/rollingCluster.ts';
import {
  findRollingFaults,
  findWorse,
  renderFigures,
  sumUpRolls,
} from '../support/rollingFigures.ts';
import { type Roll, rollUnderLoad } from '../support/rollUnderLoad.ts';

/** Of each kind; an even number, since they run in two halves. */
const rounds = Number(env['ROLLING_ROUNDS'] ?? 10);

let cluster: RollingCluster | undefined;
afterEach(async () => cluster?.close());

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell({ server, isHit, beganMs, stoppedMs, readyMs }: Restart): void {
  const [stop, start] = [stoppedMs - beganMs, readyMs - stoppedMs].map(renderSeconds);
  print(
    `${server}: stopped in ${stop}, ready after ${start}${isHit ? '' : ', no write in flight'}`,
  );
}

it.each([combined, byZooKeeper, apart])(
  `$title: ${rounds} rounds of restarts cost clients no more than those of plain java`,
  { timeout: 3_600_000 },
  async (mode) => {
    cluster = await openRollingCluster(mode, '127.0.221');
    const rolls = new Map<string, Roll[]>();
    // in halves, so that what changes on the machine meanwhile comes to both
    for (const [half, name] of ['kafkaStart', 'java', 'java', 'kafkaStart'].entries()) {
      print(`${mode.title}: ${name}`);
      const kind = name === 'java' ? plainBroker : kafkaBroker;
      const brokers = await cluster.startBrokers(kind);
      const wish = { topic: `writes-${half}`, rounds: rounds / 2, tell };
      const roll = await rollUnderLoad(brokers, wish);
      await brokers.stop();
      const codes = roll.lives.map(({ exitCode }) => exitCode);
      expect(codes).toEqual(codes.map(() => kind.cleanExit));
      rolls.set(name, [...(rolls.get(name) ?? []), roll]);
    }
    const ours = sumUpRolls('kafkaStart', rolls.get('kafkaStart') ?? []);
    const plain = sumUpRolls('java', rolls.get('java') ?? []);
    print(`${mode.title}\n${renderFigures([ours, plain])}`);
    expect(findRollingFaults(ours)).toEqual([]);
    expect(findWorse(ours, plain)).toEqual([]);
  },
);
