import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

// It listens and accepts nobody: a queue that is full drops what comes, as a network does for an address
// that nobody has any more.
const listener = `
  const { workerData, parentPort } = require('node:worker_threads');
  const { address, port } = workerData;
  require('node:net').createServer().listen({ host: address, port, backlog: 1 }, () => {
    parentPort.postMessage('listening');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;
const queued = 2;

/** Lets connections to a port wait in vain until the test is over; gives what ends that. */
export async function silenceAddress(address: string, port: number): Promise<() => Promise<void>> {
  const worker = new Worker(listener, { eval: true, workerData: { address, port } });
  await once(worker, 'message');
  const sockets: Socket[] = [];
  for (let count = 0; count < queued; count++) {
    const socket = connect({ host: address, port });
    sockets.push(socket);
    await once(socket, 'connect');
  }
  return async () => {
    for (const socket of sockets) socket.destroy();
    await worker.terminate();
  };
}
