import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { auditWriter, startRecords } from '../support/auditWriter.ts';
import { type Manifest, openEnsemble } from '../support/openEnsemble.ts';

const ensemble = openEnsemble('127.0.141');
const { configure, keptBy, start, stop, tell, untilLooking, untilReady } = ensemble;

afterEach(ensemble.reset);
afterAll(ensemble.close);

const guarded = { ZK_VOLUME_GUARD: 'true' };
/** What the scripts before these tools wrote: no guard of any kind. */
const unguarded = { ZK_ALLOW_UNSAFE_RESIZE: 'true' };

/** One member that has data, stopped. */
const standAlone = async (env: Manifest['env'] = {}) => {
  await start({ replicas: 1, env }, 0);
  await untilReady(0);
  await tell(0);
  await stop(0);
};
/** Restarts one after the other, as a StatefulSet does. */
const roll = async (manifest: Manifest, ...ordinals: readonly number[]) => {
  for (const ordinal of ordinals) {
    await stop(ordinal);
    await start(manifest, ordinal);
    await untilReady(ordinal);
  }
};

const refusal =
  'zkGenConfig: ZK_REPLICAS: 3 voters (myid 1, 2, 3) after 1 voter (myid 1): a majority of the new list could miss every member of a majority of the old one, and lose data (go 1 → 2 → 3, each step once all members are ready; ZK_ALLOW_UNSAFE_RESIZE=true overrides)\n';

// https://github.com/bitnami/charts/issues/32542
describe('one member becomes three (bitnami/charts#32542)', () => {
  it.each(['3.9.5', '3.6.4'])(
    'without the guards the new ones come first, and all data is gone (%s)',
    async (version) => {
      await start({ replicas: 1, version }, 0);
      await untilReady(0);
      await tell(0);
      await stop(0);
      const manifest = { replicas: 3, version, env: unguarded };
      await start(manifest, 1, 2);
      await untilReady(1, 2);
      await start(manifest, 0);
      await untilReady(0);
      expect(await keptBy(0, 1, 2)).toEqual([]);
    },
  );

  it.each([
    [[0, 1, 2]],
    [[0, 2, 1]],
    [[1, 0, 2]],
    [[1, 2, 0]],
    [[2, 0, 1]],
    [[2, 1, 0]],
    ['all at once'],
  ])('with them nothing is lost when the pods start in the order %s', async (order) => {
    await standAlone(guarded);
    const manifest = { replicas: 3, env: guarded };
    const before = ensemble.volumesOf(0);
    const refused: unknown[] = [];
    const startOne = async (ordinal: number) => {
      if (ordinal === 0) {
        refused.push(await configure(0, manifest));
        return;
      }
      await start(manifest, ordinal);
      await untilLooking(ordinal);
    };
    if (Array.isArray(order)) for (const ordinal of order) await startOne(ordinal);
    else await Promise.all([0, 1, 2].map(startOne));
    expect(refused).toMatchObject([{ code: 78, stderr: refusal }]);

    // side by side, the two new ones form nothing
    await untilLooking(1, 2);
    expect(ensemble.volumesOf(0)).toEqual(before);
    await stop(1, 2);
    await start({ replicas: 1, env: guarded }, 0);
    await untilReady(0);
    expect(await keptBy(0)).toEqual([0]);
  });

  it.each(['3.9.5', '3.6.4'])(
    'step by step, as the refusal says, keeps everything (%s)',
    async (version) => {
      const sized = (replicas: number) => ({ replicas, version, env: guarded });
      await start(sized(1), 0);
      await untilReady(0);
      await tell(0);
      // the step that was refused leaves volumes behind on which the new members abstained
      await start(sized(3), 1, 2);
      await untilLooking(1, 2);
      await stop(1, 2);

      // a member that stands alone speaks to no other: the second waits until the first is restarted
      await start(sized(2), 1);
      await untilLooking(1);
      expect(await keptBy(0)).toEqual([0]);
      await stop(0);
      await start(sized(2), 0);
      await untilReady(0, 1);
      expect(await keptBy(0, 1)).toEqual([0, 1]);

      const added = await configure(2, sized(3));
      expect(added.stderr).toContain('no vote and is not ready until it has synced');
      ensemble.launch(2);
      await untilReady(2);
      await roll(sized(3), 1, 0);
      await untilReady(0, 1, 2);
      expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
    },
  );
});

describe('a change of one member at a time', () => {
  it('3 → 4 → 5 and back, restarted one by one under a writer, loses nothing', async () => {
    const sized = (replicas: number) => ({ replicas, env: guarded });
    await start({ replicas: 3, env: { ...guarded, ZK_BOOTSTRAP: 'true' } }, 0, 1, 2);
    await untilReady(0, 1, 2);
    const servers = [0, 1, 2, 3, 4].map((ordinal) => `${ensemble.pod(ordinal).address}:2181`);
    const writer = await startRecords(servers);

    // up: the new member first, then the others hear of it
    await start(sized(4), 3);
    await untilReady(3);
    await roll(sized(4), 2, 1, 0);
    await start(sized(5), 4);
    await untilReady(4);
    await roll(sized(5), 3, 2, 1, 0);
    await untilReady(0, 1, 2, 3, 4);
    for (const ordinal of [0, 1, 2]) {
      const back = await configure(ordinal, sized(3));
      expect(back).toMatchObject({ code: 78 });
      expect(back.stderr).toContain('(go 5 → 4 → 3, each step once all members are ready;');
    }
    // down: the last member goes first, then the others hear of it
    await stop(4);
    await roll(sized(4), 3, 2, 1, 0);
    await stop(3);
    await roll(sized(3), 2, 1, 0);

    await auditWriter(writer, servers.slice(0, 3), '3 → 4 → 5 → 4 → 3');

    for (const ordinal of [0, 1, 2]) {
      const jump = await configure(ordinal, sized(5));
      expect(jump).toMatchObject({ code: 78 });
      expect(jump.stderr).toContain('(go 3 → 4 → 5, each step once all members are ready;');
    }
  });

  it('3 → 4 with the list before the member: the first that is restarted waits for the next', async () => {
    const sized = (replicas: number) => ({ replicas, env: guarded });
    await start({ replicas: 3, env: { ...guarded, ZK_BOOTSTRAP: 'true' } }, 0, 1, 2);
    await untilReady(0, 1, 2);
    await tell(0);
    await stop(2);
    await start(sized(4), 2);
    // it wants three votes of four, and the two others are all that there are
    await untilLooking(2);
    await untilReady(0, 1);
    await start(sized(4), 3);
    await untilLooking(3);
    await stop(1);
    await start(sized(4), 1);
    await untilReady(1, 2, 3);
    expect(await keptBy(1, 2)).toEqual([1, 2]);
  });

  it('a step that was configured and never elected does not count as done', async () => {
    const sized = (replicas: number) => ({ replicas, env: guarded });
    await start({ replicas: 3, env: { ...guarded, ZK_BOOTSTRAP: 'true' } }, 0, 1, 2);
    await untilReady(0, 1, 2);
    await tell(0);
    await stop(0, 1, 2);
    // one looks in vain, the others crash before they start
    for (const ordinal of [0, 1, 2]) {
      expect(await configure(ordinal, sized(4))).toMatchObject({ code: 0 });
    }
    ensemble.launch(0);
    await untilLooking(0);
    await stop(0);
    for (const ordinal of [0, 1, 2]) {
      const jump = await configure(ordinal, sized(5));
      expect(jump).toMatchObject({ code: 78 });
      expect(jump.stderr).toContain('after 3 voters (myid 1, 2, 3)');
    }
    // back is no jump, and neither is the step itself; elected, it counts
    for (const replicas of [3, 4]) {
      expect(await configure(0, sized(replicas))).toMatchObject({ code: 0 });
    }
    await start(sized(4), 0, 1, 2);
    await untilReady(0, 1, 2);
    expect(await keptBy(0, 1, 2)).toEqual([0, 1, 2]);
    await stop(0, 1, 2);
    for (const ordinal of [0, 1, 2]) {
      expect(await configure(ordinal, sized(5))).toMatchObject({ code: 0 });
    }
  });
});
