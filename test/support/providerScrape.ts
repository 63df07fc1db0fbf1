import { expect } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { type ReadFamily, readPrometheus } from './prometheusText.ts';
import type { Member } from './testSite.ts';

export type Scrape = ReadonlyMap<string, ReadFamily>;

/** What zkMetrics gives of a member for Prometheus. */
export async function scrapeOurs(member: Member): Promise<Scrape> {
  const { code, stdout, stderr } = await member.run('zkMetrics', '--format', 'prometheus');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readPrometheus(stdout);
}

/** What ZooKeeper's own provider gives of the same member. */
export async function scrapeTheirs({ pod }: Member): Promise<Scrape> {
  const reply = await fetch(`http://${pod.address}:${pod.env['ZK_METRICS_PORT']}/metrics`);
  return readPrometheus(await reply.text());
}

/** The names and types of what ZooKeeper's own provider would have, where there is a series of it. */
export function typesOf(scrape: Scrape): Readonly<Record<string, string>> {
  const types: Record<string, string> = {};
  for (const [name, { type, series }] of scrape) {
    if (series.size > 0 && !isOwn(name)) types[name] = type;
  }
  return types;
}

/** The families of ours, which ZooKeeper's own provider does not have. */
export function isOwn(name: string): boolean {
  return name.startsWith('zookeeper_member_');
}

/** What moves up and down by itself, or by the questions themselves: their sockets, their threads. */
const restless =
  /^(jvm_(memory|buffer_pool|threads|gc|classes)|process_|num_alive_connections$|open_file_descriptor_count$)/;

/**
 * Finds the same families, types, series and values in both scrapes of a member. Ours is asked before
 * and after: a value of theirs has to lie between.
 */
export async function expectSameAsProvider(member: Member): Promise<number> {
  return waitFor({ what: 'two scrapes that agree', timeoutMs: 30_000 }, async () => {
    const [before, theirs, after] = [
      await scrapeOurs(member),
      await scrapeTheirs(member),
      await scrapeOurs(member),
    ];
    const steady = JSON.stringify(seriesOf(before)) === JSON.stringify(seriesOf(after));
    // A server at rest still makes a series now and then, such as the first of a session that expires.
    if (!steady) return undefined;
    expect(typesOf(before)).toEqual(typesOf(theirs));
    expect(seriesOf(before)).toEqual(seriesOf(theirs));
    const [low, middle, high] = [before, theirs, after].map((scrape) =>
      valuesOf(scrape, (name) => isOwn(name) || restless.test(name)),
    );
    const apart = [...(middle ?? [])].filter(
      ([series, value]) => !liesBetween(value, low?.get(series), high?.get(series)),
    );
    expect(apart).toEqual([]);
    return middle?.size;
  });
}

function seriesOf(scrape: Scrape): string[] {
  return [...valuesOf(scrape, isOwn).keys()].toSorted();
}

/** Every series with its value, but for those of some families. */
export function valuesOf(
  scrape: Scrape,
  isLeftOut: (family: string) => boolean,
): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [name, { series }] of scrape) {
    if (isLeftOut(name)) continue;
    for (const [one, value] of series) values.set(one, value);
  }
  return values;
}

function liesBetween(value: number, ...ends: readonly (number | undefined)[]): boolean {
  const [a = Number.NaN, b = Number.NaN] = ends;
  if (Number.isNaN(value)) return Number.isNaN(a) || Number.isNaN(b);
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}
