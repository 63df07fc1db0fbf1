import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureNode, listChildren, withZookeeper } from '../../../local/openZookeeper.ts';
import { type LocalPod, zkPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { startPlainServer } from '../../support/plainServer.ts';
import { smallJvm } from '../../support/smallJvm.ts';

let box: EnsembleBox;
let pod: LocalPod;
beforeEach(() => {
  box = makeEnsembleBox('127.0.123');
  pod = zkPod(box.site, 0, 1, { env: smallJvm });
});
afterEach(async () => box.remove());

const withEnv = (env: Readonly<Record<string, string>>): LocalPod => ({
  ...pod,
  env: { ...pod.env, ...env },
});

describe('the disk is full of snapshots, for a key was misspelt (kow3ns/kubernetes-zookeeper#12)', () => {
  const meant =
    'no key that ZooKeeper is known to read, it would silently do nothing (did you mean autopurge.purgeInterval? ZK_ALLOW_UNKNOWN_KEYS=true lets it pass)';

  it.each(['ZK_CFG_autopurge_purgeInteval', 'ZK_CFG_autopurge.purgeInteval'])(
    '%s is refused with the key that was meant',
    async (name) => {
      const { code, stderr } = await box.run(withEnv({ [name]: '24' }), 'zkGenConfig');
      expect({ code, stderr }).toEqual({ code: 78, stderr: `zkGenConfig: ${name}: ${meant}\n` });
    },
  );

  it('in a mounted file too', async () => {
    const path = join(box.site.folder, 'extra.cfg');
    writeFileSync(path, 'autopurge.snapRetainCount=5\nautopurge.purgeInteval=24\n');
    const mounted = await box.run(withEnv({ ZK_CONFIG_FILE: path }), 'zkGenConfig');
    expect(mounted).toMatchObject({
      code: 78,
      stderr: `zkGenConfig: ${path}: autopurge.purgeInteval: ${meant}\n`,
    });
  });

  it('a server takes it, says nothing, and never purges', async () => {
    const server = startPlainServer({
      folder: join(pod.folder, 'plain'),
      address: pod.address,
      properties: [['autopurge.purgeInteval', '24']],
      flags: [],
    });
    try {
      await server.serving();
      expect(server.readLog()).toContain('Purge task is not scheduled.');
      expect(server.readLog()).not.toMatch(/purgeInteval/);
    } finally {
      await server.kill();
    }
  });
});

describe('nothing is purged by default (31z4/zookeeper-docker#30)', () => {
  it('which is what is warned of', async () => {
    const { code, stderr } = await box.run(withEnv({ ZK_PURGE_INTERVAL: '' }), 'zkGenConfig');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'zkGenConfig: warning: ZK_PURGE_INTERVAL: 0 keeps every snapshot and log until the disk is full (24 purges once a day)\n',
    );
  });

  it('with an interval a server purges as it starts: the newest snapshots stay, and all data', async () => {
    const nodes = 150;
    const retained = 4;
    const often = { ZK_CFG_snapCount: '10', ZK_SNAP_RETAIN_COUNT: String(retained) };
    const never = withEnv({ ...often, ZK_PURGE_INTERVAL: '0' });
    await serve(never, async () => writeNodes(nodes));
    const many = listSnapshots();
    expect(many.length).toBeGreaterThan(2 * retained);
    await serve(never, async () => undefined);
    expect(listSnapshots()).toEqual(expect.arrayContaining([...many]));

    const hourly = withEnv({ ...often, ZK_PURGE_INTERVAL: '1' });
    const kept = await serve(hourly, async () => {
      await waitFor(
        { what: 'the purge', timeoutMs: 20_000 },
        () => box.readLog(pod).includes('Purge task completed.') || undefined,
      );
      return countNodes();
    });
    expect(kept).toBe(nodes);
    // One more comes as the server starts, before the purge or after it.
    const left = listSnapshots();
    expect([retained, retained + 1]).toContain(left.length);
    const oldest = new Set(many.slice(0, many.length - retained));
    expect(left.filter((name) => oldest.has(name))).toEqual([]);
  });
});

/** Runs the server for as long as something takes. */
async function serve<T>(as: LocalPod, use: () => Promise<T>): Promise<T> {
  await box.configure(as);
  box.start(as);
  await box.untilReady(as);
  const result = await use();
  await box.kill(as);
  return result;
}

const zxidOf = (name: string) => Number.parseInt(name.replace('snapshot.', ''), 16);

/** Names of the snapshots, the oldest first. */
function listSnapshots(): readonly string[] {
  return readdirSync(join(pod.folder, 'data/version-2'))
    .filter((name) => name.startsWith('snapshot.'))
    .toSorted((a, b) => zxidOf(a) - zxidOf(b));
}

const useServer = async <T>(use: Parameters<typeof withZookeeper<T>>[2]) =>
  withZookeeper(`${pod.address}:2181`, 10_000, use);

async function writeNodes(count: number): Promise<void> {
  await useServer(async (client) => {
    await ensureNode(client, '/kept');
    for (let number = 0; number < count; number += 1) await ensureNode(client, `/kept/${number}`);
  });
}

async function countNodes(): Promise<number> {
  return useServer(async (client) => (await listChildren(client, '/kept')).length);
}
