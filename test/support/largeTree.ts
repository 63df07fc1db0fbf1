import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import zookeeper from 'node-zookeeper-client';
import { openSession } from '../../local/openZookeeper.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { smallJvm } from './smallJvm.ts';
import { type Member, startMembers, type TestSite } from './testSite.ts';

/** The volumes of a server that has a large tree: an empty snapshot, and one log with all that came after. */
export interface LargeTree {
  readonly nodes: number;
  readonly data: string;
  readonly log: string;
}

const nodesPerTransaction = 1000;
const transactionsAtOnce = 20;
/** Its files are those that every version reads; 3.4 begins without the snapshot that 3.5 wants. */
const version = '3.5.10';
const member = {
  ...smallJvm,
  ZK_HEAP_SIZE: '512M',
  // In one log, of which no more is reserved than what is in it.
  ZK_CFG_preAllocSize: '64',
  ZK_CFG_snapCount: '10000000',
  ZK_CFG_forceSync: 'no',
};

/** Has a server of its own write a tree of so many nodes, and ends it. */
export async function makeLargeTree(site: TestSite, nodes: number): Promise<LargeTree> {
  const maker = site.add(zkPod(site.site, 0, 1, { version, env: member }));
  await startMembers([maker]);
  await growTree(maker, nodes / nodesPerTransaction);
  await maker.end();
  const { ZK_DATA_DIR: data = '', ZK_DATA_LOG_DIR: log = '' } = maker.pod.env;
  return { nodes, data: join(data, 'version-2'), log: join(log, 'version-2') };
}

/** Gives the tree to a member that is configured and has not run yet, and the path of its log. */
export function copyTree(tree: LargeTree, { env }: LocalPod): string {
  const { ZK_DATA_DIR: data = '', ZK_DATA_LOG_DIR: logDir = '' } = env;
  const log = join(logDir, 'version-2');
  mkdirSync(log, { recursive: true });
  cpSync(tree.data, join(data, 'version-2'), { recursive: true });
  cpSync(tree.log, log, { recursive: true });
  const [name, ...more] = readdirSync(log).filter((file) => file.startsWith('log.'));
  if (name === undefined || more.length > 0) throw new Error(`${log}: expected one log`);
  return join(log, name);
}

async function growTree({ pod }: Member, transactions: number): Promise<void> {
  const { client } = await openSession(`${pod.address}:2181`, 10_000);
  const grow = async (number: number): Promise<void> => {
    const folder = `/folder-${number}`;
    const names = Array.from(
      { length: nodesPerTransaction - 1 },
      (_, index) => `${folder}/${index}`,
    );
    const { PERSISTENT } = zookeeper.CreateMode;
    const transaction = client.transaction();
    for (const path of [folder, ...names]) {
      transaction.create(path, Buffer.from(path), PERSISTENT);
    }
    await new Promise<void>((resolve, reject) => {
      transaction.commit((error) => (error ? reject(error) : resolve()));
    });
  };
  try {
    for (let from = 0; from < transactions; from += transactionsAtOnce) {
      const count = Math.min(transactionsAtOnce, transactions - from);
      await Promise.all(Array.from({ length: count }, async (_, index) => grow(from + index)));
    }
  } finally {
    client.close();
  }
}
