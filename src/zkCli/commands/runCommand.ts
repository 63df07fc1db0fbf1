import type { Client, Stat } from 'node-zookeeper-client';
import type { Answer } from '../answers/answer.ts';
import { noNode, Refusal } from '../answers/refusal.ts';
import type { Command } from '../grammar/command.ts';
import { askAcl, toLibraryAcl } from './askAcl.ts';
import { anyVersion, askChildren, askNode, askToStore, askTree } from './askNode.ts';
import { askSync } from './askSync.ts';
import { runDeleteAll } from './runDeleteAll.ts';

/**
 * Does one command, with the bytes that it has for a node, and gives what the server said. Throws a
 * Refusal where the server refuses.
 */
export async function runCommand(
  client: Client,
  command: Command,
  bytes: Buffer | undefined,
): Promise<Answer> {
  switch (command.name) {
    case 'create': {
      const { path, acl, sequential, ephemeral } = command;
      const acls = acl === undefined ? undefined : await toLibraryAcl(acl);
      const [created] = await askToStore<[string]>(path, bytes, (reply) =>
        client.create(path, bytes, acls, modeOf(sequential, ephemeral), reply),
      );
      return { type: 'created', path: created ?? path };
    }
    case 'get': {
      const { path } = command;
      const [data, stat] = await askNode<[Buffer, Stat]>(path, (reply) =>
        client.getData(path, reply),
      );
      return { type: 'data', path, bytes: data, stat: present(stat) };
    }
    case 'set': {
      const { path, version = anyVersion } = command;
      const [stat] = await askToStore<[Stat]>(path, bytes, (reply) =>
        client.setData(path, present(bytes), version, reply),
      );
      return { type: 'stat', path, stat: present(stat) };
    }
    case 'ls': {
      const { path } = command;
      if (command.recursive) return { type: 'tree', path, paths: await askTree(client, path) };
      const { names, stat } = await askChildren(client, path);
      return { type: 'children', path, names, stat: present(stat) };
    }
    case 'stat': {
      const { path } = command;
      const [stat] = await askNode<[Stat | null]>(path, (reply) => client.exists(path, reply));
      if (stat === null) throw new Refusal(noNode, path);
      return { type: 'stat', path, stat: present(stat) };
    }
    case 'delete': {
      const { path, version = anyVersion } = command;
      await askNode<[]>(path, (reply) => client.remove(path, version, reply));
      return { type: 'done', path };
    }
    case 'deleteall':
      await runDeleteAll(client, command);
      return { type: 'done', path: command.path };
    case 'getAcl': {
      const { path } = command;
      const { acl, stat } = await askAcl(client, path);
      return { type: 'acl', path, acl, stat: present(stat) };
    }
    case 'setAcl': {
      const { path, version = anyVersion } = command;
      const acls = await toLibraryAcl(command.acl);
      const [stat] = await askNode<[Stat]>(path, (reply) =>
        client.setACL(path, acls, version, reply),
      );
      return { type: 'stat', path, stat: present(stat) };
    }
    case 'addauth':
      client.addAuthInfo(command.scheme, Buffer.from(command.auth));
      // The library tells of no answer; a server that refuses answers nothing any more.
      await askNode<[Stat | null]>('/', (reply) => client.exists('/', reply));
      return { type: 'done', path: undefined };
    case 'sync':
      await askSync(client, command.path);
      return { type: 'synced', path: command.path };
  }
}

// The bits of a create request (CreateMode.java).
function modeOf(sequential: boolean, ephemeral: boolean): number {
  return (ephemeral ? 1 : 0) + (sequential ? 2 : 0);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an answer without a stat, or a change without data');
  return value;
}
