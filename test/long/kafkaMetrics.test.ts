import type { RunningPod } from '../../local/runPod.ts';
import { kafkaPod, kafkaPodWithZooKeeper, runtimeFolder, zkPod } from '../../local/site.ts';
import { smallBroker } from '../support/apartPods.ts';
import { openSite } from '../support/brokers.ts';
import { describeFigures, smallFetches, withEnv } from '../support/kafkaFigures.ts';
import { makeSite } from '../support/makeSite.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { startZooKeeper } from '../support/startZooKeeper.ts';

const small = { ...smallBroker, ...smallFetches };
const ordinals = [0, 1, 2];

function openByKraft(version: string, net: string): void {
  const { site, startBroker, removeAll } = openSite(makeSite('figures', net));
  const home = { KAFKA_HOME: runtimeFolder(site, 'kafka', version) };
  const pods = ordinals.map((ordinal) =>
    withEnv(kafkaPod(site, ordinal, 3), { ...small, ...home }),
  );
  describeFigures({
    site,
    version,
    hasQuorum: true,
    thorough: true,
    pods,
    start: async () => {
      const lives = pods.map((pod) => startBroker(pod));
      for (const life of lives) await life.answers('ready', 0);
      return lives;
    },
    close: removeAll,
  });
}

openByKraft('3.9.2', '127.0.232');
openByKraft('4.0.2', '127.0.233');

function openByZooKeeper(net: string): void {
  const { site, startTool, startBroker, removeAll } = openSite(makeSite('figures', net));
  const members = ordinals.map((ordinal) => zkPod(site, ordinal, 3, { env: smallJvm }));
  const pods = ordinals.map((ordinal) => withEnv(kafkaPodWithZooKeeper(site, ordinal, 3), small));
  let running: readonly RunningPod[] = [];
  describeFigures({
    site,
    version: '3.9.2',
    hasQuorum: false,
    pods,
    start: async () => {
      running = await startZooKeeper({ site, startTool }, members);
      const lives = pods.map((pod) => startBroker(pod));
      for (const life of lives) await life.answers('ready', 0);
      return lives;
    },
    endEnsemble: async () => {
      for (const one of running) one.kill();
      await Promise.all(running.map(async ({ exited }) => exited));
    },
    close: removeAll,
  });
}

openByZooKeeper('127.0.234');
