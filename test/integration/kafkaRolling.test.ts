import { afterEach, expect, it } from 'vitest';
import { kafkaBroker } from '../../local/serverKind.ts';
import {
  byZooKeeper,
  combined,
  openRollingCluster,
  type RollingCluster,
} from '../support/rollingCluster.ts';
import { findRollingFaults, renderFigures, sumUpRolls } from '../support/rollingFigures.ts';
import { rollUnderLoad } from '../support/rollUnderLoad.ts';

let cluster: RollingCluster | undefined;
afterEach(async () => cluster?.close());

// Ten rounds, beside as many of plain java: test/long/kafkaRolling.test.ts.
it.each([combined, byZooKeeper])(
  '$title: three restarts under a writer and a consumer group lose nothing',
  async (mode) => {
    cluster = await openRollingCluster(mode, '127.0.54');
    const brokers = await cluster.startBrokers(kafkaBroker);
    const roll = await rollUnderLoad(brokers, { topic: 'writes', rounds: 1 });
    const figures = sumUpRolls('kafkaStart', [roll]);
    process.stdout.write(`${mode.title}\n${renderFigures([figures])}`);
    expect(findRollingFaults(figures)).toEqual([]);
    expect(roll.lives.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  },
);
