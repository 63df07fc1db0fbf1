import type { ServerKind } from './serverKind.ts';
import type { ServerProblem } from './serverProblem.ts';
import { createServer, type Server } from './server.ts';
import type { LocalPod, Site } from './site.ts';

export interface Fleet {
  readonly servers: () => readonly Server[];
  /** Adds a server, which is started by its own `start`. */
  readonly add: (kind: ServerKind, pod: LocalPod) => Server;
  /** Brokers first, then members; nothing starts any more. */
  readonly stopAll: () => Promise<void>;
  /** SIGKILL to everything, at once. */
  readonly killAll: () => void;
  /** Is rejected when a server ends that nobody stopped. */
  readonly broken: Promise<never>;
}

interface Options {
  /** The servers live on when this program ends, however it ends. */
  readonly outlive?: boolean;
  /** Is called with the processes that are there, by server, whenever one has begun or ended. */
  readonly onChange?: (pids: ReadonlyMap<string, number>) => void;
}

/** Servers of one site, of which none is left when `stopAll` is done. */
export function createFleet(site: Site, { outlive = false, onChange }: Options = {}): Fleet {
  const servers: Server[] = [];
  const closing = new AbortController();
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Whoever waits for it hears of it; that nobody waits at the moment is no error.
  broken.catch(() => undefined);

  const around = {
    site,
    outlive,
    closing: closing.signal,
    onChange: () => onChange?.(pidsOf(servers)),
    onBroken: (problem: ServerProblem) => {
      reject(problem);
    },
  };
  const close = () => {
    closing.abort(new Error('the servers are being stopped'));
  };
  return {
    servers: () => servers,
    add: (kind, pod) => {
      const server = createServer(around, kind, pod);
      servers.push(server);
      return server;
    },
    stopAll: async () => {
      close();
      for (const group of stopOrder(servers)) {
        await Promise.all(group.map(async (server) => server.stop()));
      }
      await Promise.all(servers.map(async (server) => server.toolsEnded()));
    },
    killAll: () => {
      close();
      for (const server of servers) server.kill();
    },
    broken,
  };
}

// Brokers at once: the last of a quorum that leaves one by one has no controller to ask. But one
// that still starts goes first, since it needs the others to get as far as to end cleanly.
function stopOrder(servers: readonly Server[]): readonly (readonly Server[])[] {
  const members = servers.filter(({ kind }) => kind.product === 'ZooKeeper');
  const brokers = servers.filter(({ kind }) => kind.product === 'Kafka');
  const starting = brokers.filter((server) => !isReady(server));
  return [starting.length === brokers.length ? [] : starting, brokers, members];
}

function isReady(server: Server): boolean {
  return server.lives().at(-1)?.readyAfterMs !== undefined;
}

function pidsOf(servers: readonly Server[]): ReadonlyMap<string, number> {
  return new Map(
    servers.flatMap((server) => {
      const pid = server.pid();
      return pid === undefined ? [] : [[server.name, pid] as const];
    }),
  );
}
