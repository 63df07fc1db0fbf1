/** `zk-0.zk-hs:2181`, with brackets around an IPv6 address. */
export function renderPlace(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
