import type { Cluster } from './useCluster.ts';

const connectMs = 3000;

/** Whether a connection from a pod to a host and port opens. */
export async function opensConnection(
  cluster: Cluster,
  pod: string,
  [host, port]: readonly [string, number],
): Promise<boolean> {
  const script = `const socket = require('net').connect(${port}, '${host}', () => process.exit(0));
socket.on('error', ({ message }) => { console.error(message); process.exit(1); });
setTimeout(() => { console.error('no answer'); process.exit(2); }, ${connectMs});`;
  return (await cluster.try(['exec', pod, '--', 'node', '-e', script])).code === 0;
}
