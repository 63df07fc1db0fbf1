import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

/** What `conf` says of a member's configuration; it prints no secret. */
export interface Conf {
  /** 0 for a server that stands alone. */
  readonly myid: number;
  /** Connections that one client address may have; 0 for any number. */
  readonly maxClientCnxns: number;
  readonly tickTimeMs: number;
  /**
   * Every server line as the member knows it, in order; none before 3.5, which does not tell, and
   * for a server that stands alone.
   */
  readonly servers: readonly string[];
}

/** Reads the reply to `conf` of ZooKeeper 3.4 to 3.9: `key=value` lines. */
export function parseConf(text: string): Parsed<Conf> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value.trim()] as const];
  });
  const byKey = new Map(pairs);
  const count = (key: string): number => Number(byKey.get(key) ?? Number.NaN);
  const [myid, maxClientCnxns, tickTimeMs] = ['serverId', 'maxClientCnxns', 'tickTime'].map(count);
  if (!isCount(myid) || !isCount(maxClientCnxns) || !isCount(tickTimeMs)) {
    return reject(`unexpected reply to conf: ${quote(text.slice(0, 200))}`);
  }
  const servers = pairs
    .filter(([key]) => key.startsWith('server.'))
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();
  return accept({ myid, maxClientCnxns, tickTimeMs, servers });
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value);
}
