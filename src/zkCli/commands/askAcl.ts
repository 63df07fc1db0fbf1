import type { Acl, Client, Stat } from 'node-zookeeper-client';
import type { AclEntry } from '../grammar/acl.ts';
import { askNode } from './askNode.ts';

/** Who may do what with a node, and its stat. */
export async function askAcl(client: Client, path: string) {
  const [acl = [], stat] = await askNode<[Acl[], Stat]>(path, (reply) =>
    client.getACL(path, reply),
  );
  const entries = acl.map(({ permission, id }): AclEntry => ({
    scheme: id.scheme,
    id: id.id,
    permissions: permission,
  }));
  return { acl: entries, stat };
}

/** The entries as the library wants them. */
export async function toLibraryAcl(entries: readonly AclEntry[]): Promise<Acl[]> {
  const { default: zookeeper } = await import('node-zookeeper-client');
  return entries.map(
    ({ scheme, id, permissions }) => new zookeeper.ACL(permissions, new zookeeper.Id(scheme, id)),
  );
}
