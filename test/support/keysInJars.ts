import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Key } from '../../src/zookeeper/keys/key.ts';
import { parseVersion, type Version } from '../../src/zookeeper/version.ts';
import { runJava, zookeeperLibOf } from './runJava.ts';

/** What the jars of one version of ZooKeeper say of keys. */
export interface Jars {
  readonly lib: string;
  /** Version of the jar with the metrics provider for Prometheus; it may be another than the server's. */
  readonly provider: Version | undefined;
  /** String constants by the class that has them. */
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the constants of ZooKeeper's own jars, jute and metrics provider included. */
export async function readJars(version: string): Promise<Jars> {
  const lib = zookeeperLibOf(version);
  const jars = readdirSync(lib).filter((name) => /^zookeeper-.*\.jar$/.test(name));
  const provider = jars.find((name) => name.startsWith('zookeeper-prometheus-metrics-'));
  const printed = await runJava({
    source: 'ListConstants.java',
    lib,
    args: jars.map((jar) => join(lib, jar)),
  });
  const constants = new Map<string, Set<string>>();
  for (const line of printed.trimEnd().split('\n')) {
    const [name = '', constant = ''] = line.split(' ');
    constants.set(name, (constants.get(name) ?? new Set()).add(constant));
  }
  const number = /\d+\.\d+\.\d+/.exec(provider ?? '')?.[0] ?? '';
  return { lib, provider: parseVersion(number), constants };
}

/** Where a key's name is among the constants: the class, where one is known, and the constant. */
interface Trace {
  readonly inClass?: RegExp;
  readonly constant: string;
}

const tlsPrefix = /^(ssl\.(?:quorum\.)?)(.+)$/;
const providerPrefix = 'metricsProvider.';

/**
 * What must be among the constants of a server that knows the key. A key of zoo.cfg stands in its reader
 * and a system property anywhere under its whole name, but some names are put together at run time: those
 * of TLS from a prefix and a last part, those of the Prometheus provider after the server cut the prefix
 * off, and families from a prefix and what the operator wrote.
 */
function traceKey({ name, place, flag }: Key): readonly Trace[] {
  const [, prefix, part] = tlsPrefix.exec(name) ?? [];
  if (prefix !== undefined && part !== undefined) {
    const inClass = prefix === 'ssl.' ? /^(Client)?X509Util$/ : /^X509Util$/;
    return [{ constant: `zookeeper.${prefix}` }, { inClass, constant: part }];
  }
  if (name === 'authProvider.NAME') return [{ constant: 'zookeeper.authProvider.' }];
  const family = /^(.+\.)(N|NAME)$/.exec(name)?.[1];
  if (family !== undefined) {
    const constant = /^(group|weight)\./.test(name) ? family.slice(0, -1) : family;
    return [{ inClass: /^QuorumPeerConfig$/, constant }];
  }
  if (name.startsWith(providerPrefix) && name !== 'metricsProvider.className') {
    const constant = name.slice(providerPrefix.length);
    return [{ inClass: /^PrometheusMetricsProvider$/, constant }];
  }
  if (place === 'config') return [{ inClass: /^QuorumPeerConfig$/, constant: name }];
  return [{ constant: flag ?? name }];
}

/** Whether all that a key leaves among the constants is there. */
export function hasKey(jars: Jars, key: Key): boolean {
  return traceKey(key).every(({ inClass = /./, constant }) =>
    [...jars.constants].some(([name, constants]) => inClass.test(name) && constants.has(constant)),
  );
}

/** What the real reader of zoo.cfg does with a key that has a value of no sense. */
export interface Reading {
  /** Whether it takes the key itself, or makes it a system property. */
  readonly place: string;
  readonly refused: boolean;
}

/** The value that ReadKeys.java gives every key. */
export const senseless = 'neither number nor boolean';

export async function readKeys(
  lib: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Reading>> {
  const printed = await runJava({ source: 'ReadKeys.java', lib, args: [senseless, ...keys] });
  return new Map(
    [...printed.matchAll(/^> (\S+) (config|property)( refused)?$/gm)].map(
      ([, key = '', place = '', refused]) => [key, { place, refused: refused !== undefined }],
    ),
  );
}
