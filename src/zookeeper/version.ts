/** A version of ZooKeeper, without what a builder puts behind it. */
export type Version = readonly [major: number, minor: number, patch: number];

/** Reads the leading `3.9.5` of a text; none where there is none. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined || minor === undefined || patch === undefined
    ? undefined
    : [Number(major), Number(minor), Number(patch)];
}

export function renderVersion(version: Version): string {
  return version.join('.');
}

/** Negative where `a` is the older one, 0 where both are the same. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether a version is known and older than this one: what is not known counts as the newest. */
export function isBefore(version: Version | undefined, than: Version): boolean {
  return version !== undefined && compareVersions(version, than) < 0;
}
