import { splitList } from './listeners.ts';

/** Where a broker in ZooKeeper mode finds its cluster. */
export interface ZookeeperConnect {
  readonly servers: readonly { readonly host: string; readonly port: number }[];
  /** The node that stands for `/`, such as `/kafka`; empty for the real root. */
  readonly chroot: string;
}

const defaultPort = 2181;

/** Splits `zk-0:2181,zk-1:2181/kafka` (zookeeper.connect); undefined where it is none, which Kafka itself says. */
export function parseZookeeperConnect(raw: string): ZookeeperConnect | undefined {
  const slash = raw.indexOf('/');
  const list = slash < 0 ? raw : raw.slice(0, slash);
  const chroot = slash < 0 ? '' : raw.slice(slash).trim().replace(/\/$/, '');
  const servers = splitList(list).map((item) => {
    const [, bracketed, plain, digits] =
      /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]\s]+))(?::(\d{1,5}))?$/.exec(item) ?? [];
    return { host: bracketed ?? plain ?? '', port: Number(digits ?? defaultPort) };
  });
  const isWhole = servers.length > 0 && servers.every(({ host }) => host !== '');
  return isWhole ? { servers, chroot } : undefined;
}
