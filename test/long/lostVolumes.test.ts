import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openEnsemble } from '../support/openEnsemble.ts';

const ensemble = openEnsemble('127.0.142');
const { ask, configure, keptBy, launch, loseVolumes, start, stop, tell } = ensemble;
const { untilLooking, untilReady } = ensemble;

afterAll(ensemble.close);

const guarded = (replicas: number, version = '3.9.5') => ({
  replicas,
  version,
  env: { ZK_VOLUME_GUARD: 'true' },
});
const bootstrap = (replicas: number, version = '3.9.5') => ({
  replicas,
  version,
  env: { ZK_VOLUME_GUARD: 'true', ZK_BOOTSTRAP: 'true' },
});
const unguarded = { replicas: 3 };

/** `kubectl exec POD -- touch /var/lib/zookeeper/log/initialize`. */
const touchInitialize = (ordinal: number) => {
  writeFileSync(ensemble.onLog(ordinal, 'initialize'), '');
};

/** Three empty members that started without a right to vote. */
const abstain = async () => {
  await start(guarded(3), 0, 1, 2);
  await untilLooking(0, 1, 2);
  await stop(0, 1, 2);
};
/** `kubectl exec POD -- rm -rf /var/lib/zookeeper/data/version-2 /var/lib/zookeeper/log/version-2`. */
const emptyVersion2 = (ordinal: number) => {
  for (const folder of [ensemble.onData(ordinal), ensemble.onLog(ordinal)]) {
    rmSync(join(folder, 'version-2'), { recursive: true });
  }
};
/** What ZooKeeper writes of a member that has no vote is -1. */
const epochOf = (ordinal: number) =>
  readFileSync(ensemble.onData(ordinal, 'version-2', 'currentEpoch'), 'utf8');

// In this order: each step finds the ensemble as the one before it left it.
describe.each(['3.9.5', '3.6.4'])('three members under the guard, on %s', (version) => {
  afterAll(ensemble.reset);

  it('begin by ZK_BOOTSTRAP: the first majority votes, the third abstains and syncs', async () => {
    await start(bootstrap(3, version), 2);
    await untilLooking(2);
    expect(epochOf(2)).toBe('-1');
    await start(bootstrap(3, version), 0, 1);
    await untilReady(0, 1, 2);
    await tell(2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
    expect(existsSync(ensemble.onLog(0, 'initialize'))).toBe(false);
  });

  it('restart without ZK_BOOTSTRAP, and have everything', async () => {
    await stop(0, 1, 2);
    await start(guarded(3, version), 0, 1, 2);
    await untilReady(0, 1, 2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
  });

  it('one lost volume: says why it is not ready, waits for the others, and heals by itself', async () => {
    await stop(0, 1, 2);
    loseVolumes(0);
    const { code, stderr } = await configure(0, guarded(3, version));
    expect(code).toBe(0);
    expect(stderr).toContain(
      'ZK_VOLUME_GUARD: the volume is empty: this member has no vote and is not ready until it has synced from a majority that has data',
    );
    launch(0);
    await untilLooking(0);
    await start(guarded(3, version), 1, 2);
    await untilReady(0, 1, 2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
  });

  it('two lost volumes at once form nothing, and the third keeps what it has', async () => {
    await stop(0, 1, 2);
    loseVolumes(0, 1);
    await start(guarded(3, version), 0, 1);
    await untilLooking(0, 1);
    await start(guarded(3, version), 2);
    await untilLooking(2);
    for (const ordinal of [0, 1, 2]) {
      expect(await ask(ordinal, 'zkOk', 'live')).toMatchObject({ code: 0 });
      expect((await ask(ordinal, 'zkOk', 'ready')).stderr).toContain('not serving');
    }
  });

  it('the runbook: initialize on one of the two brings everything back', async () => {
    touchInitialize(0);
    await stop(0);
    const { code, stderr } = await configure(0, guarded(3, version));
    expect(code).toBe(0);
    expect(stderr).toContain(`${ensemble.onLog(0, 'initialize')} lets this member vote`);
    launch(0);
    await untilReady(0, 1, 2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
  });

  it('initialize on both, with the third late, serves an empty ensemble: never do that', async () => {
    await stop(0, 1, 2);
    loseVolumes(0, 1);
    for (const ordinal of [0, 1]) await configure(ordinal, guarded(3, version));
    for (const ordinal of [0, 1]) touchInitialize(ordinal);
    launch(0, 1);
    await untilReady(0, 1);
    expect(await keptBy(0, 1)).toEqual([]);
  });

  it('the way back from there: both empty again, and initialize on one', async () => {
    // as the runbook does: in the pods that run, which are then deleted together
    for (const ordinal of [0, 1]) emptyVersion2(ordinal);
    touchInitialize(0);
    await stop(0, 1);
    await start(guarded(3, version), 0, 1, 2);
    await untilReady(0, 1, 2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
  });
});

describe('five members under the guard', () => {
  afterAll(ensemble.reset);

  it('begin with three, and the others abstain and sync', async () => {
    await start(bootstrap(5), 3, 4);
    await untilLooking(3, 4);
    expect([3, 4].map(epochOf)).toEqual(['-1', '-1']);
    await start(bootstrap(5), 0, 1, 2);
    await untilReady(0, 1, 2, 3, 4);
    await tell(4);
    expect(await keptBy(0, 1, 2, 3, 4)).toContain(4);
  });

  it('three lost volumes, two with data: initialize on exactly one brings everything back', async () => {
    await stop(0, 1, 2, 3, 4);
    loseVolumes(0, 1, 2);
    await start(guarded(5), 0, 1, 2);
    await untilLooking(0, 1, 2);
    touchInitialize(0);
    await stop(0);
    await start(guarded(5), 0, 3, 4);
    await untilReady(0, 1, 2, 3, 4);
    expect(await keptBy(0, 1, 2, 3, 4)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('what the guard is for, and its traps', () => {
  afterEach(ensemble.reset);

  it('without it two new volumes that come first wipe the third', async () => {
    await start(unguarded, 0, 1, 2);
    await untilReady(0, 1, 2);
    await tell(2);
    await stop(0, 1, 2);
    loseVolumes(0, 1);
    // one more term than the third has seen: until then it refuses them, or follows half of the way
    for (const _ of ['first', 'second', 'third']) {
      await stop(0, 1);
      await start(unguarded, 0, 1);
      await untilReady(0, 1);
    }
    await start(unguarded, 2);
    await untilReady(2);
    expect(await keptBy(0, 1, 2)).toEqual([]);
  });

  it('first started without ZK_BOOTSTRAP, then with it: they begin', async () => {
    await abstain();
    await start(bootstrap(3), 0, 1, 2);
    await untilReady(0, 1, 2);
    await tell(0);
    expect(await keptBy(0)).toEqual([0]);
  });

  it('first started under the guard, then without it: they begin', async () => {
    await abstain();
    await start(unguarded, 0, 1, 2);
    await untilReady(0, 1, 2);
    await tell(0);
    expect(await keptBy(0)).toEqual([0]);
  });

  it('where zkGenConfig does not run in between, ZooKeeper ends with 1, for ever', async () => {
    await abstain();
    touchInitialize(0);
    for (const _ of ['first', 'again']) {
      launch(0);
      expect(await ensemble.exitOf(0)).toBe(1);
      expect(ensemble.logOf(0)).toContain('ffffffffffffffff, is older than the last zxid, 0');
    }
  });

  it('one member alone serves under the guard, which would refuse every session', async () => {
    await start(guarded(1), 0);
    await untilReady(0);
    await tell(0);
    await ensemble.reset();

    await configure(0, guarded(1));
    const { ZK_CONF_DIR: confDir = '' } = ensemble.pod(0).env;
    appendFileSync(join(confDir, 'zoo.cfg'), 'db.autocreate=false\n');
    launch(0);
    await untilReady(0);
    expect(await ask(0, 'zkCli', '-timeout', '3000', 'ls', '/')).not.toMatchObject({ code: 0 });
  });
});
