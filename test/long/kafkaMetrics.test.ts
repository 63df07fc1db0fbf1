import type { RunningPod } from '../../local/runPod.ts';
import { kafkaPodWithZooKeeper, zkPod } from '../../local/site.ts';
import { smallBroker } from '../support/apartPods.ts';
import { openSite } from '../support/brokers.ts';
import { describeFigures, smallFetches } from '../support/describeFigures.ts';
import { withEnv } from '../support/withEnv.ts';
import { describeKraftFigures } from '../support/kraftFigures.ts';
import { makeSite } from '../support/makeSite.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { startZooKeeper } from '../support/startZooKeeper.ts';

const small = { ...smallBroker, ...smallFetches };
const ordinals = [0, 1, 2];

describeKraftFigures({ version: '3.9.2', net: '127.0.232', thorough: true });
describeKraftFigures({ version: '4.0.2', net: '127.0.233', thorough: true });

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
