import { expect, it } from 'vitest';
import { images } from '../../support/cluster/given.ts';
import { runReadme } from '../../support/cluster/runReadme.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { renderEnsemble } from '../../support/cluster/zookeeper.ts';

const cluster = useCluster('zookeeper-readme', 'restricted');

it('every command of its README does what it says, in their order', async () => {
  const printed = await runReadme(cluster, {
    folder: 'manifests/zookeeper',
    namespace: 'zookeeper',
    statefulSet: 'zk',
    overlays: [
      await renderEnsemble(cluster),
      await renderEnsemble(cluster, { image: images.nextZookeeper }),
    ],
  });
  expect(printed).toContain('world');
  expect(printed).toContainEqual(expect.stringMatching(/"datadir-zk-2" deleted/));
  expect(await cluster.ask(['get', 'pods,pvc,statefulsets,services', '--output=name'])).toBe('');
});
