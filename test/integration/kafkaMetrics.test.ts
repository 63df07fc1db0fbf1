import { kafkaPod, kafkaVersion } from '../../local/site.ts';
import { smallBroker } from '../support/apartPods.ts';
import { openSite } from '../support/brokers.ts';
import { describeFigures, smallFetches, withEnv } from '../support/kafkaFigures.ts';
import { makeSite } from '../support/makeSite.ts';

const { site, startBroker, removeAll } = openSite(makeSite('figures', '127.0.231'));
const pods = [0, 1, 2].map((ordinal) =>
  withEnv(kafkaPod(site, ordinal, 3), { ...smallBroker, ...smallFetches }),
);

describeFigures({
  site,
  version: kafkaVersion,
  hasQuorum: true,
  pods,
  start: async () => {
    const lives = pods.map((pod) => startBroker(pod));
    for (const life of lives) await life.answers('ready', 0);
    return lives;
  },
  close: removeAll,
});
