import { ExitCode } from '../../tool/exitCode.ts';
import { renderFamilies } from '../../tool/prometheus.ts';
import { shared } from '../../tool/shared.ts';
import type { Shown } from '../../tool/shown.ts';
import type { BrokerPlace } from '../wire/metadata.ts';
import { keepMinIsr } from './askMinIsr.ts';
import { askOwnLook, askWhetherUp, type How, type OwnNode } from './askOwnLook.ts';
import { type ScrapedNode, toFigures } from './figures.ts';
import { jmxMetrics } from './jmxMetrics.ts';
import type { Look } from './look.ts';
import { memberMetrics } from './memberMetrics.ts';
import { toFamilies } from './metric.ts';
import { type State, stateMetrics, type Supervised, supervisedMetrics } from './stateMetrics.ts';

type Node = OwnNode & ScrapedNode;

/** Asks the server of this pod for what Prometheus scrapes; of one that does not answer it tells that. */
export async function askScrape(node: Node, how: Omit<How, 'keepMinIsr' | 'wide'>): Promise<Shown> {
  const answered = await askOwnLook(node, {
    ...how,
    wide: false,
    keepMinIsr: (askMinIsr) => askMinIsr,
  });
  const { state, figures } = answered.ok ? renderLook(node, answered.value) : renderSilence(node);
  const text = `${renderState(state)}${figures}`;
  return answered.ok
    ? { text, problems: [], exitCode: ExitCode.Ok }
    : { text, problems: [answered.reason], exitCode: ExitCode.Unavailable };
}

/** Of figures that need all topics: the broker is asked for them twice a minute at most. */
const keptMs = 30_000;

/** Below the ten seconds that Prometheus waits for a scrape, unless told otherwise. */
const wholeMs = 8000;

interface Scrapes {
  readonly node: Node;
  readonly how: Omit<How, 'keepMinIsr' | 'wide' | 'leftMs'>;
  /** Told of the brokers that the server knows, whenever it was asked for them. */
  readonly learnBrokers: (brokers: readonly BrokerPlace[]) => void;
  readonly readSupervised: () => Supervised;
  readonly now: () => number;
}

/**
 * Gives what a supervisor answers to scrapes: who asks while another waits gets the same answer. Between them it keeps
 * the text of the figures alone, and nothing that the broker has said.
 */
export function openScrapes(scrapes: Scrapes): () => Promise<string> {
  const { node, how, learnBrokers, readSupervised, now } = scrapes;
  const keep = keepMinIsr(now);
  let kept: Rendered | undefined;
  let askedAt = 0;
  const ask = async (): Promise<Rendered> => {
    if (kept !== undefined && now() - askedAt < keptMs) {
      if (await askWhetherUp(node, how)) return kept;
      // Prometheus does not wait for another question: it is asked for all at the next scrape
      kept = undefined;
      return renderSilence(node);
    }
    const endsAt = now() + wholeMs;
    const leftMs = (): number => endsAt - now();
    const answered = await askOwnLook(node, { ...how, leftMs, wide: false, keepMinIsr: keep });
    askedAt = now();
    if (answered.ok && answered.value.cluster !== undefined) {
      learnBrokers(answered.value.cluster.brokers);
    }
    kept = answered.ok ? renderLook(node, answered.value) : undefined;
    return kept ?? renderSilence(node);
  };
  return shared(async () => {
    const { state, figures } = await ask();
    const supervised = renderFamilies(toFamilies(supervisedMetrics, readSupervised()));
    return `${renderState(state)}${supervised}${figures}`;
  });
}

interface Rendered {
  readonly state: State;
  readonly figures: string;
}

function renderState(state: State): string {
  return renderFamilies(toFamilies(stateMetrics, state));
}

function renderSilence(node: ScrapedNode): Rendered {
  return { state: { node, up: false, registered: undefined, clusterId: undefined }, figures: '' };
}

function renderLook(node: ScrapedNode, look: Look): Rendered {
  const { cluster } = look;
  const figures = toFigures(node, look);
  return {
    state: {
      node,
      up: true,
      registered: cluster?.brokers.some(({ id }) => id === node.nodeId),
      clusterId: cluster?.clusterId,
    },
    figures: renderFamilies([
      ...toFamilies(jmxMetrics, figures),
      ...toFamilies(memberMetrics, figures),
    ]),
  };
}
