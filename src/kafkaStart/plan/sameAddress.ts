import { parseListeners } from '../../kafka/cluster/listeners.ts';
import { type Entries, valueOf } from '../../kafka/properties/entries.ts';
import { parsePodName } from '../../pod/podName.ts';

interface Advertised {
  /** What the operator gave. */
  readonly given: Entries;
  readonly podName: string;
  readonly replicas: number | undefined;
}

const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** Addresses that every pod of the StatefulSet would advertise, or that are those of another pod. */
export function warnOfSameAddress({ given, podName, replicas }: Advertised): string[] {
  const entry = given.get('advertised.listeners');
  const parsed = parseListeners(valueOf(given, 'advertised.listeners') ?? '');
  if (entry === undefined || !parsed.ok || replicas === undefined || replicas === 1) return [];
  const own = parsePodName(podName);
  return parsed.value.flatMap(({ name, host }) => {
    if (ownMachine.has(host)) {
      const text = `${name} at ${host} is for whoever connects its own machine, and ${replicas} brokers do not find each other there`;
      return [`${entry.subject}: ${text} (name each pod, as {fqdn})`];
    }
    const other = parsePodName(host.split('.')[0] ?? '');
    const isOther =
      own.ok &&
      other.ok &&
      other.value.set === own.value.set &&
      other.value.ordinal !== own.value.ordinal;
    if (!isOther) return [];
    return [
      `${entry.subject}: ${name} at ${host} is another pod, and this is ${podName} (name each pod, as {fqdn})`,
    ];
  });
}
