/** Whether a host is an address, of version 4 or 6, and no name. */
export function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');
}
