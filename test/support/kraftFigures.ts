import { kafkaPod, runtimeFolder } from '../../local/site.ts';
import { smallBroker } from './apartPods.ts';
import { openSite } from './brokers.ts';
import { describeFigures, type Measured, smallFetches } from './describeFigures.ts';
import { withEnv } from './withEnv.ts';
import { makeSite } from './makeSite.ts';

interface Measuring extends Pick<Measured, 'version' | 'thorough'> {
  /** The first three octets of its addresses. */
  readonly net: string;
}

/** Compares the figures of three brokers that are controllers too. */
export function describeKraftFigures({ net, ...measured }: Measuring): void {
  const { site, startBroker, removeAll } = openSite(makeSite('figures', net));
  const home = { KAFKA_HOME: runtimeFolder(site, 'kafka', measured.version) };
  const pods = [0, 1, 2].map((ordinal) =>
    withEnv(kafkaPod(site, ordinal, 3), { ...smallBroker, ...smallFetches, ...home }),
  );
  describeFigures({
    ...measured,
    site,
    hasQuorum: true,
    pods,
    start: async () => {
      const lives = pods.map((pod) => startBroker(pod));
      for (const life of lives) await life.answers('ready', 0);
      return lives;
    },
    close: removeAll,
  });
}
