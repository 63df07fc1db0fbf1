import type { Client, Reply, Stat } from 'node-zookeeper-client';
import { connectionLoss, noNode, Refusal } from '../answers/refusal.ts';
import { maxDataBytes } from '../grammar/data.ts';

/** Any version of a node. */
export const anyVersion = -1;

/** Waits for the answer to a question about `path`. Throws a Refusal where the server refuses. */
export async function askNode<T extends readonly unknown[]>(
  path: string,
  ask: (reply: Reply<T>) => void,
): Promise<Partial<T>> {
  return new Promise((resolve, reject) => {
    ask((error, ...answer) => {
      if (error) reject(new Refusal(error.code, path, { cause: error }));
      else resolve(answer);
    });
  });
}

const roomBytes = 1024;

/** The same for a change that carries data: a server hangs up on more than it takes (jute.maxbuffer). */
export async function askToStore<T extends readonly unknown[]>(
  path: string,
  bytes: Buffer | undefined,
  ask: (reply: Reply<T>) => void,
): Promise<Partial<T>> {
  try {
    return await askNode(path, ask);
  } catch (error) {
    const isLost = error instanceof Refusal && error.code === connectionLoss;
    if (!isLost || (bytes?.length ?? 0) < maxDataBytes - roomBytes) throw error;
    const hint = ` (with path and ACL it may be more than the server's jute.maxbuffer, which is 1 MiB unless its flags say otherwise)`;
    throw new Refusal(error.code, path, { cause: error, hint });
  }
}

/** The names of a node's children, sorted as Java sorts them, and the node's stat. */
export async function askChildren(client: Client, path: string) {
  const [names = [], stat] = await askNode<[string[], Stat]>(path, (reply) =>
    client.getChildren(path, reply),
  );
  return { names: names.toSorted(), stat };
}

/** The node, then the children of each, in the order of zkCli.sh; what vanishes meanwhile is left out. */
export async function askTree(client: Client, root: string): Promise<string[]> {
  const below = async (path: string): Promise<string[]> => {
    const { names } = await askChildren(client, path);
    const children = names.map((name) => `${path === '/' ? '' : path}/${name}`);
    const further: string[] = [];
    for (const child of children) {
      for (const found of await below(child).catch(noneWhereGone)) further.push(found);
    }
    return [...children, ...further];
  };
  return [root, ...(await below(root))];
}

function noneWhereGone(error: unknown): string[] {
  if (error instanceof Refusal && error.code === noNode) return [];
  throw error;
}
