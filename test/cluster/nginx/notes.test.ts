import { beforeAll, describe, expect, it } from 'vitest';
import { ownPages, readNotesNginx } from '../../support/cluster/nginx.ts';
import { replacePod } from '../../support/cluster/replacePod.ts';
import { type Client, startClient } from '../../support/cluster/startClient.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';

const pods = ['web-0', 'web-1', 'web-2'];
const urls = pods.map((pod) => `http://${pod}.nginx/`);

const cluster = useCluster('notes-nginx', 'baseline');

describe("the notes' manifest of nginx", () => {
  let client: Client;

  beforeAll(async () => {
    await cluster.apply(readNotesNginx());
    const seconds = await cluster.untilReady('statefulset/web', 3);
    cluster.figure('apply to all ready', `${seconds.toFixed(1)} s`);
    client = await startClient(cluster, ['askPages.mts']);
  });

  it('gives each pod a volume of its own, which is empty: there is no page', async () => {
    const volumes = '--output=jsonpath={.items[*].spec.volumeName}';
    const names = (await cluster.run(['get', 'pvc', volumes])).split(' ');
    expect(new Set(names).size).toBe(3);
    const shown = await client.run('askPages.mts', ...urls);
    expect(shown.split('\n').map((line) => line.split(' ')[0])).toEqual(['403', '403', '403']);
  });

  it('serves the page that is written into each volume, by the name of its pod', async () => {
    for (const pod of pods) {
      await cluster.exec(pod, 'sh', '-c', 'hostname >/usr/share/nginx/html/index.html');
    }
    expect(await client.run('askPages.mts', ...urls)).toBe(ownPages(pods));
  });

  it.each(pods)('gives %s its volume again after it was deleted', async (pod) => {
    const { exitCode, goneSeconds, readySeconds } = await replacePod(cluster, pod);
    expect(exitCode).toBe(0);
    cluster.figure(`${pod} deleted: gone`, `${goneSeconds.toFixed(1)} s`);
    cluster.figure(`${pod} deleted: ready again`, `${readySeconds.toFixed(1)} s`);
    expect(await client.run('askPages.mts', `http://${pod}.nginx/`)).toBe(ownPages([pod]));
  });
});
