import { afterAll, expect, it } from 'vitest';
import { openEnsemble } from '../../support/openEnsemble.ts';

// Every order, every step and the control without the guards: test/long/resize.test.ts.
const ensemble = openEnsemble('127.0.145');
const { configure, keptBy, start, stop, tell, untilLooking, untilReady } = ensemble;

afterAll(ensemble.close);

const sized = (replicas: number) => ({ replicas, env: { ZK_VOLUME_GUARD: 'true' } });

it('one member becomes three, the new ones first: they form nothing, the old one refuses, nothing is lost (bitnami/charts#32542)', async () => {
  await start(sized(1), 0);
  await untilReady(0);
  await tell(0);
  await stop(0);
  const before = ensemble.volumesOf(0);

  await start(sized(3), 1, 2);
  await untilLooking(1, 2);
  const { code, stderr } = await configure(0, sized(3));
  expect(code).toBe(78);
  expect(stderr).toMatch(/^zkGenConfig: ZK_REPLICAS: 3 voters .*\(go 1 → 2 → 3, .*\)\n$/);
  expect(ensemble.volumesOf(0)).toEqual(before);

  await stop(1, 2);
  await start(sized(1), 0);
  await untilReady(0);
  expect(await keptBy(0)).toEqual([0]);
});
