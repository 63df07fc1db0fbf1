/**
 * How many TCP sockets the text of /proc/net/sockstat or sockstat6 counts: those that listen and those
 * that are connected, of one network namespace (proc(5)); none where it does not say.
 */
export function parseTcpSockets(text: string): number | undefined {
  const count = /^TCP6?: inuse (\d+)\b/m.exec(text)?.[1];
  return count === undefined ? undefined : Number(count);
}
