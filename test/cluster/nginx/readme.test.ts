import { expect, it } from 'vitest';
import { images } from '../../support/cluster/given.ts';
import { renderNginx } from '../../support/cluster/nginx.ts';
import { runReadme } from '../../support/cluster/runReadme.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const cluster = useCluster('nginx-readme', 'restricted');

it('every command of its README does what it says, in their order', async () => {
  const printed = await runReadme(cluster, {
    folder: 'manifests/nginx',
    namespace: 'pages',
    statefulSet: 'web',
    overlays: [await renderNginx(), await renderNginx(images.nextNginx)],
  });
  expect(printed).toContainEqual(expect.stringMatching(/^web-\d$/));
  expect(printed).toContain('hello');
  // of the five that were there between
  expect(printed).toContainEqual(expect.stringMatching(/"www-web-4" deleted/));
  expect(await cluster.ask(['get', 'pods,pvc,statefulsets,services', '--output=name'])).toBe('');
});
