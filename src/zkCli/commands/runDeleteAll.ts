import type { Client } from 'node-zookeeper-client';
import { noNode, Refusal } from '../answers/refusal.ts';
import { anyVersion, askNode, askTree } from './askNode.ts';

interface Tree {
  readonly path: string;
  /** How many nodes are asked to be deleted before an answer is waited for. */
  readonly batchSize: number;
}

/**
 * Deletes a node and all below it, children first. Throws the Refusal of the first node that stays;
 * one that somebody else deleted meanwhile is none.
 */
export async function runDeleteAll(client: Client, { path, batchSize }: Tree): Promise<void> {
  const paths = (await askTree(client, path)).toReversed();
  for (let start = 0; start < paths.length; start += batchSize) {
    // A server does what a session asks in the order in which it asks.
    const batch = paths.slice(start, start + batchSize);
    await Promise.all(batch.map(async (node) => remove(client, node, node === path)));
  }
}

async function remove(client: Client, path: string, isRoot: boolean): Promise<void> {
  try {
    await askNode<[]>(path, (reply) => client.remove(path, anyVersion, reply));
  } catch (error) {
    const isGone = error instanceof Refusal && error.code === noNode;
    if (!isGone || isRoot) throw error;
  }
}
