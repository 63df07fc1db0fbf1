/** The mode in a reply to `srvr`, such as `leader`; none where the server does not serve. */
export function readMode(reply: string): string | undefined {
  return /^Mode: (.*)$/m.exec(reply)?.[1];
}

/** The lines of a reply to `conf` or `envi`, without those that are no `key=value`. */
export function readPairs(reply: string): Readonly<Record<string, string>> {
  const pairs = reply
    .split('\n')
    .flatMap((line) => [/^([^=]+)=(.*)$/.exec(line)])
    .flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]));
  return Object.fromEntries(pairs);
}
