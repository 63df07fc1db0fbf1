import { once } from 'node:events';
import { connect } from 'node:net';

const timeoutMs = 1000;

/** Asks what the tcpSocket probe of Kubernetes asks; gives why the answer is no. */
export async function askPort(host: string, port: number): Promise<string | undefined> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) });
    return undefined;
  } catch (error) {
    return `${host}:${port}: ${String(error)}`;
  } finally {
    socket.destroy();
  }
}
