import { isIPv6 } from './address.ts';

/** Where a server is asked. */
export interface Place {
  /** A name or an address. */
  readonly host: string;
  readonly port: number;
}

/** `zk-0.zk-hs:2181`, with brackets around an IPv6 address. */
export function renderPlace({ host, port }: Place): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Reads what renderPlace writes; undefined where it is nothing of the kind. The port may be any number. */
export function parsePlace(text: string): Place | undefined {
  const [, host, port] = /^\[?([^[\]]+?)\]?:(\d+)$/.exec(text) ?? [];
  return host === undefined ? undefined : { host, port: Number(port) };
}
