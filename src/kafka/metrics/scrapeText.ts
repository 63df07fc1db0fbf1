import { renderFamilies } from '../../tool/prometheus.ts';
import { type ScrapedNode, toFigures } from './figures.ts';
import { jmxMetrics } from './jmxMetrics.ts';
import type { Look } from './look.ts';
import { memberMetrics } from './memberMetrics.ts';
import { toFamilies } from './metric.ts';
import { type State, stateMetrics } from './stateMetrics.ts';

/** A scrape in two parts: what is known of the server at each scrape, and its figures as text. */
export interface Rendered {
  readonly state: State;
  readonly figures: string;
}

export function renderState(state: State): string {
  return renderFamilies(toFamilies(stateMetrics, state));
}

export function renderSilence(node: ScrapedNode): Rendered {
  return { state: { node, up: false, registered: undefined, clusterId: undefined }, figures: '' };
}

export function renderLook(node: ScrapedNode, look: Look): Rendered {
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
