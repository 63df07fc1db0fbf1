/** What ZooKeeper keeps of a node beside its data; a long is eight bytes, big-endian. */
export interface NodeStat {
  readonly czxid: Buffer;
  readonly ctime: Buffer;
  readonly mzxid: Buffer;
  readonly mtime: Buffer;
  readonly pzxid: Buffer;
  readonly cversion: number;
  readonly version: number;
  readonly aversion: number;
  readonly ephemeralOwner: Buffer;
  readonly dataLength: number;
  readonly numChildren: number;
}

/** A node's stat as zkCli.sh prints it. */
export function renderStat(stat: NodeStat): string {
  return [
    `cZxid = ${hex(stat.czxid)}`,
    `ctime = ${renderDate(stat.ctime)}`,
    `mZxid = ${hex(stat.mzxid)}`,
    `mtime = ${renderDate(stat.mtime)}`,
    `pZxid = ${hex(stat.pzxid)}`,
    `cversion = ${stat.cversion}`,
    `dataVersion = ${stat.version}`,
    `aclVersion = ${stat.aversion}`,
    `ephemeralOwner = ${hex(stat.ephemeralOwner)}`,
    `dataLength = ${stat.dataLength}`,
    `numChildren = ${stat.numChildren}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A long as zkCli.sh prints zxids and session ids. */
export function hex(long: Buffer): string {
  return `0x${long.readBigUInt64BE().toString(16)}`;
}

/** A time as Java's Date prints it, in the local zone: `Tue Nov 24 02:02:59 UTC 2026`. */
export function renderDate(epochMs: Buffer): string {
  const date = new Date(Number(epochMs.readBigInt64BE()));
  // Thu Nov 24 2026 02:02:59 GMT+0000 (…)
  const [day = '', month = '', dayOfMonth = '', year = '', time = ''] = date.toString().split(' ');
  return `${day} ${month} ${dayOfMonth} ${time} ${zoneName(date)} ${year}`;
}

// Each locale knows only its own zones by their letters, and the rest as GMT+1.
function zoneName(date: Date): string {
  const names = ['en-US', 'en-GB', 'en-IN', 'en-AU'].map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(date);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  });
  return names.find((name) => !/^GMT./.test(name)) ?? names[0] ?? 'UTC';
}
