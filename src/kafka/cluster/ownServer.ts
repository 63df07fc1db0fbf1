import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { parseListeners, parseProtocolMap, splitList } from './listeners.ts';
import type { Mode, Role, Socket } from './socket.ts';

/** What the properties that a server was started with say of it. */
export interface OwnServer {
  readonly nodeId: number;
  readonly mode: Mode;
  readonly roles: readonly Role[];
  readonly sockets: readonly Socket[];
}

/** Reads it from a whole server.properties, as kafkaStart writes it: nothing is derived any more. */
export function describeServer(properties: Entries): Parsed<OwnServer> {
  const id = valueOf(properties, 'node.id') ?? valueOf(properties, 'broker.id');
  if (id === undefined || !/^\d+$/.test(id)) return reject('it has no node.id and no broker.id');
  const listeners = parseListeners(valueOf(properties, 'listeners') ?? '');
  if (!listeners.ok) return reject(`listeners: ${listeners.problem}`);
  const controllers = new Set(
    splitList(valueOf(properties, 'controller.listener.names') ?? '').map((name) =>
      name.toUpperCase(),
    ),
  );
  const protocols = parseProtocolMap(valueOf(properties, 'listener.security.protocol.map') ?? '');
  const said = valueOf(properties, 'process.roles');
  const roles = splitList(said ?? 'broker').filter(
    (role): role is Role => role === 'broker' || role === 'controller',
  );
  return accept({
    nodeId: Number(id),
    mode: said === undefined ? 'zookeeper' : 'kraft',
    roles,
    sockets: listeners.value.map(({ name, host, port }): Socket => ({
      name,
      host,
      port,
      role: controllers.has(name) ? 'controller' : 'broker',
      protocol: protocols.get(name) ?? name,
    })),
  });
}
