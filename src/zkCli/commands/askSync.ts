import type { Client } from 'node-zookeeper-client';
import { askNode } from './askNode.ts';

// ZooDefs.OpCode
const opSync = 9;
const opDelete = 2;

/**
 * Has the member that this session is at catch up with the leader. The library has no such request:
 * it gets one with bytes of our own, and takes it for a delete, whose answer carries as little.
 */
export async function askSync(client: Client, path: string): Promise<void> {
  const manager = client.connectionManager;
  const wholePath = `${manager.chrootPath ?? ''}${path === '/' ? '' : path}` || '/';
  const header = { type: opDelete, xid: 0 };
  const toBuffer = (): Buffer => renderSync(header.xid, wholePath);
  await askNode<[unknown]>(path, (reply) =>
    manager.queue({ header, payload: null, toBuffer }, reply),
  );
}

// A packet of ZooKeeper: its length, the request's header, a text with its length (SyncRequest).
function renderSync(xid: number, path: string): Buffer {
  const text = Buffer.from(path);
  const fields = Buffer.alloc(16);
  fields.writeInt32BE(12 + text.length, 0);
  fields.writeInt32BE(xid, 4);
  fields.writeInt32BE(opSync, 8);
  fields.writeInt32BE(text.length, 12);
  return Buffer.concat([fields, text]);
}
