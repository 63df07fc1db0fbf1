/** Where a server is reached that listens on this address; on every address: in its own pod. */
export function reachableHost(listenAddress: string): string {
  if (listenAddress === '' || listenAddress === '0.0.0.0') return '127.0.0.1';
  return listenAddress === '::' ? '::1' : listenAddress;
}
