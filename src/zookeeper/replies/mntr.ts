import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { notServing, parseReply, whitelistHint } from './reply.ts';

/** One line of `mntr`. */
export interface Metric {
  /** `zk_avg_latency`, without its labels. */
  readonly name: string;
  /** `quantile` to `0.5`; only ZooKeeper's Prometheus provider gives any. */
  readonly labels: Readonly<Record<string, string>>;
  /** The key as the server wrote it, labels included: unlike the name it is there only once. */
  readonly key: string;
  /** NaN where the server has no figure yet; a text for version, state and the like. */
  readonly value: number | string;
}

/**
 * Reads the reply to `mntr` of ZooKeeper 3.4 to 3.9: `zk_<key>`, a tab, a value. A line is split at
 * its first tab only; a line without one is skipped. A reply with none of them is a problem, as is one that
 * is cut off within a line, which would give a figure without its last digits, and each refusal.
 */
export function parseMntr(text: string): Parsed<readonly Metric[]> {
  const reply = parseReply(text);
  if (reply.type === 'notServing') return reject(notServing);
  if (reply.type === 'notWhitelisted') return reject(whitelistHint('mntr'));
  const metrics = text.split('\n').flatMap((line) => {
    const tab = line.indexOf('\t');
    return tab <= 0 ? [] : [toMetric(line.slice(0, tab), line.slice(tab + 1).trim())];
  });
  if (metrics.length === 0) return reject(`unexpected reply to mntr: ${quote(text.slice(0, 200))}`);
  return text.endsWith('\n')
    ? accept(metrics)
    : reject(`the reply to mntr is cut off: it ends with ${quote(text.slice(-60))}`);
}

function toMetric(key: string, text: string): Metric {
  const [, name = key, list = ''] = /^([^{]+)\{(.*)\}$/.exec(key) ?? [];
  // Not escaped, seen on 3.6.4 to 3.9.5: a quote in the name of a node stands there as it is.
  const labels = Object.fromEntries(
    [...list.matchAll(/([a-zA-Z_]\w*)="(.*?)"(?=,[a-zA-Z_]\w*="|$)/g)].map(
      ([, label = '', value = '']) => [label, value],
    ),
  );
  return { name, labels, key, value: toValue(text) };
}

function toValue(text: string): number | string {
  if (/^(NaN|-?Infinity)$/.test(text)) return Number(text);
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}
