import type { Cluster } from './useCluster.ts';

const connectMs = 3000;
/** Apart from the codes of a kubectl or node that fails. */
const closedCode = 3;

/** Whether a connection from a pod to a host and port opens; throws where the pod could not try. */
export async function opensConnection(
  cluster: Cluster,
  pod: string,
  [host, port]: readonly [string, number],
): Promise<boolean> {
  const script = `const say = (what) => { console.error(what); process.exit(${closedCode}); };
require('dns').lookup('${host}', (error, address) => {
  if (error) throw error;
  require('net').connect(${port}, address, () => process.exit(0)).on('error', ({ message }) => say(message));
  setTimeout(() => say('no answer'), ${connectMs});
});`;
  const { code, stderr } = await cluster.try(['exec', pod, '--', 'node', '-e', script]);
  if (code === 0 || code === closedCode) return code === 0;
  throw new Error(`${pod} could not connect to ${host}:${port}: ${code}\n${stderr}`);
}
