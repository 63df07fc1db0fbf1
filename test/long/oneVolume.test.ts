import { renameSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEnsemble } from '../support/openEnsemble.ts';

const guarded = { ZK_VOLUME_GUARD: 'true' };
const manifest = { replicas: 3, env: guarded };
const ensemble = openEnsemble('127.0.144');
const { ask, configure, start, stop, tell, untilReady, onData, onLog } = ensemble;

beforeAll(async () => {
  await start({ replicas: 3, env: { ...guarded, ZK_BOOTSTRAP: 'true' } }, 0, 1, 2);
  await untilReady(0, 1, 2);
  await tell(0);
});
afterAll(ensemble.close);

const comesBack = async (ordinal: number) => {
  await start(manifest, ordinal);
  await untilReady(ordinal);
  expect(await ensemble.keptBy(ordinal)).toEqual([ordinal]);
};
const empty = (folder: string) => {
  rmSync(folder, { recursive: true });
};
const swap = (one: string, other: string) => {
  renameSync(one, `${one}.aside`);
  renameSync(other, one);
  renameSync(`${one}.aside`, other);
};

// The other members run all the time.
describe('a member with two volumes', () => {
  it('the volume of the logs lost: refused, and heals once the other is emptied too', async () => {
    await stop(2);
    empty(onLog(2));
    const { code, stderr } = await configure(2, manifest);
    expect(code).toBe(78);
    expect(stderr).toMatch(
      /^zkGenConfig: ZK_DATA_LOG_DIR: \S+ is not the volume that held the transaction logs: .*empty version-2 of ZK_DATA_DIR as well, and the member syncs/,
    );
    empty(onData(2, 'version-2'));
    await comesBack(2);
  });

  it('the volume of the snapshots lost: refused, and heals once the other is emptied too', async () => {
    // a member that has synced has its own logs from its first write on
    expect(await ask(2, 'zkCli', 'set', '/kept', 'before')).toMatchObject({ code: 0 });
    await stop(2);
    empty(onData(2));
    const { code, stderr } = await configure(2, manifest);
    expect(code).toBe(78);
    expect(stderr).toMatch(
      /^zkGenConfig: ZK_DATA_DIR: \S+ has nothing of member 3, whose transaction logs are in \S+ \(.*empty \S+\/log\/version-2 as well.*\n$/,
    );
    empty(onLog(2, 'version-2'));
    await comesBack(2);
  });

  it("another member's volumes: refused by both names, and as good as before in their place", async () => {
    await stop(1, 2);
    swap(onData(1), onData(2));
    swap(onLog(1), onLog(2));
    const { code, stderr } = await configure(2, manifest);
    expect(code).toBe(78);
    expect(stderr).toContain('the volume belongs to member 2, and this pod is member 3');
    swap(onData(1), onData(2));
    const { code: half, stderr: logs } = await configure(2, manifest);
    expect(half).toBe(78);
    expect(logs).toContain(
      'the transaction logs are those of member 2, and the snapshots those of member 3',
    );
    swap(onLog(1), onLog(2));
    await comesBack(1);
    await comesBack(2);
  });
});
