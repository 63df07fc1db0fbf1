/** A place that something is mounted on. */
export interface Mount {
  readonly point: string;
  /** Of the file system: `ext4`, `overlay`, `tmpfs`. */
  readonly type: string;
}

/** All mounts, from the text of /proc/self/mountinfo (proc_pid_mountinfo(5)), the later over the earlier. */
export function parseMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    // fields that may be there or not end with a dash
    const [, type = ''] = / - (\S+)/.exec(line) ?? [];
    return point === undefined ? [] : [{ point: unescapeOctal(point), type }];
  });
}

/** The places that something is mounted on. */
export function parseMountPoints(mountinfo: string): ReadonlySet<string> {
  return new Set(parseMounts(mountinfo).map(({ point }) => point));
}

/** What a path lies on. */
export function findMount(mounts: readonly Mount[], path: string): Mount | undefined {
  const holding = mounts.filter(({ point }) =>
    `${path}/`.startsWith(point === '/' ? '/' : `${point}/`),
  );
  const longest = Math.max(...holding.map(({ point }) => point.length));
  return holding.findLast(({ point }) => point.length === longest);
}

/** Blanks and the like are written as `\040`. */
function unescapeOctal(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
