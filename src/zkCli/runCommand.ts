import type { Client, Reply, Stat } from 'node-zookeeper-client';
import type { Command } from './command.ts';
import { noNode, toToolError } from './refusal.ts';
import { renderStat } from './statText.ts';

/** Does one command, and gives what zkCli.sh would print. Throws a ToolError where the server refuses. */
export async function runCommand(client: Client, command: Command): Promise<string> {
  const { path } = command;
  switch (command.name) {
    case 'create': {
      const { text, sequential, ephemeral } = command;
      const bytes = text === undefined ? undefined : Buffer.from(text);
      const [created] = await call<[string]>(path, (reply) =>
        client.create(path, bytes, modeOf(sequential, ephemeral), reply),
      );
      return `Created ${created}\n`;
    }
    case 'get': {
      const [bytes, stat] = await call<[Buffer, Stat]>(path, (reply) =>
        client.getData(path, reply),
      );
      return `${bytes?.toString() ?? 'null'}\n${command.withStat ? statOf(stat) : ''}`;
    }
    case 'set': {
      const { text, version = anyVersion } = command;
      const [stat] = await call<[Stat]>(path, (reply) =>
        client.setData(path, Buffer.from(text), version, reply),
      );
      return command.withStat ? statOf(stat) : '';
    }
    case 'ls': {
      if (command.recursive) return `${(await listTree(client, path)).join('\n')}\n`;
      const { names, stat } = await listChildren(client, path);
      return `[${names.join(', ')}]\n${command.withStat ? statOf(stat) : ''}`;
    }
    case 'stat': {
      const [stat] = await call<[Stat | null]>(path, (reply) => client.exists(path, reply));
      if (stat === null) throw toToolError(noNode, path);
      return statOf(stat);
    }
    case 'delete':
      await call<[]>(path, (reply) => client.remove(path, command.version ?? anyVersion, reply));
      return '';
  }
}

const anyVersion = -1;

// The bits of a create request (CreateMode.java).
function modeOf(sequential: boolean, ephemeral: boolean): number {
  return (ephemeral ? 1 : 0) + (sequential ? 2 : 0);
}

function statOf(stat: Stat | undefined): string {
  if (stat === undefined) throw new Error('an answer without a stat');
  return renderStat(stat);
}

/** The node, then the children of each, in the order of zkCli.sh; what vanishes meanwhile is left out. */
async function listTree(client: Client, root: string): Promise<string[]> {
  const below = async (path: string): Promise<string[]> => {
    const { names } = await listChildren(client, path);
    const children = names.map((name) => `${path === '/' ? '' : path}/${name}`);
    const further: string[] = [];
    for (const child of children) further.push(...(await below(child).catch(noneWhereGone)));
    return [...children, ...further];
  };
  return [root, ...(await below(root))];
}

function noneWhereGone(error: unknown): string[] {
  if (error instanceof Error && 'cause' in error && isNoNode(error.cause)) return [];
  throw error;
}

function isNoNode(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === noNode;
}

async function listChildren(client: Client, path: string) {
  const [names = [], stat] = await call<[string[], Stat]>(path, (reply) =>
    client.getChildren(path, reply),
  );
  return { names: names.toSorted(), stat };
}

async function call<T extends readonly unknown[]>(
  path: string,
  ask: (reply: Reply<T>) => void,
): Promise<Partial<T>> {
  return new Promise((resolve, reject) => {
    ask((error, ...answer) => {
      if (error) reject(toToolError(error.code, path, error));
      else resolve(answer);
    });
  });
}
