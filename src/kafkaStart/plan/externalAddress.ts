import type { Listener } from '../../kafka/cluster/listeners.ts';
import { parseListeners, splitList } from '../../kafka/cluster/listeners.ts';
import {
  expandPlaceholders,
  hasPlaceholder,
  type PodWords,
} from '../../kafka/cluster/placeholders.ts';
import type { KafkaSettings } from '../../kafka/settings/settings.ts';
import { accept, named, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { findRepeated } from '../../tool/repeated.ts';

interface ExternalFacts {
  readonly settings: Pick<KafkaSettings, 'externalAddresses' | 'externalListener'>;
  readonly words: PodWords;
  /** The pod's place in its StatefulSet, from 0 on. */
  readonly index: number | undefined;
  readonly replicas: number | undefined;
}

/** What KAFKA_EXTERNAL_ADDRESSES says for this pod; undefined where it is not set. */
export function decideExternal(facts: ExternalFacts): Parsed<Listener | undefined> {
  const { externalAddresses, externalListener } = facts.settings;
  if (externalAddresses === undefined) return accept(undefined);
  const addresses = splitList(externalAddresses);
  const chosen = choose(addresses, facts);
  if (!chosen.ok) return chosen;
  const parsed = parseListeners(`${externalListener}://${chosen.value}`);
  const [listener] = parsed.ok ? parsed.value : [];
  return listener === undefined || listener.host === '' || listener.port === 0
    ? reject(`expected host:port for each ordinal, got ${quote(chosen.value)}`)
    : accept(listener);
}

function choose(
  addresses: readonly string[],
  { words, index = 0, replicas = 1 }: ExternalFacts,
): Parsed<string> {
  const [only = ''] = addresses;
  if (addresses.length === 1 && hasPlaceholder(only)) return expandPlaceholders(only, words);
  const twice = findRepeated(addresses);
  if (twice !== undefined && !hasPlaceholder(twice)) return reject(`names ${twice} twice`);
  const needed = Math.max(replicas, index + 1);
  if (addresses.length < needed) {
    return reject(
      `expected ${needed} addresses, one for each ordinal, got ${addresses.length} (or one with a placeholder, as node.example.com:{32400+ordinal})`,
    );
  }
  const own = addresses[index] ?? '';
  return named(own, expandPlaceholders(own, words));
}
