/** Whether a host is an address, of version 4 or 6, and no name. */
export function isAddress(host: string): boolean {
  return isIPv4(host) || isIPv6(host);
}

export function isIPv4(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

export function isIPv6(host: string): boolean {
  return host.includes(':');
}
