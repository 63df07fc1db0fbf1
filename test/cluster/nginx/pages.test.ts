import { beforeAll, describe, expect, it } from 'vitest';
import { ownPages, renderNginx } from '../../support/cluster/nginx.ts';
import { readNodes } from '../../support/cluster/readNodes.ts';
import { replacePod } from '../../support/cluster/replacePod.ts';
import { type Client, startClient } from '../../support/cluster/startClient.ts';
import { untilSeen } from '../../support/cluster/untilRestarted.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { watchPods } from '../../support/cluster/watchPods.ts';

const pods = ['web-0', 'web-1', 'web-2'];
const urls = pods.map((pod) => `http://${pod}.nginx/`);
const page = '/usr/share/nginx/html/index.html';
const updateMs = 120_000;
/** Of bash that is refused, and of timeout: not those of a command that is not there. */
const codesOfNoConnection = [1, 124];

const cluster = useCluster('nginx', 'restricted');
const { ask, exec, run, figure } = cluster;

describe('manifests/nginx', () => {
  let client: Client;

  beforeAll(async () => {
    await cluster.apply(await renderNginx());
    const seconds = await cluster.untilReady('statefulset/web', 3);
    figure('apply to all ready', `${seconds.toFixed(1)} s`);
    client = await startClient(cluster, ['askPages.mts']);
  });

  it('serves a page of its own from each pod, on volumes that were empty', async () => {
    expect(await client.run('askPages.mts', ...urls)).toBe(ownPages(pods));
    for (const pod of pods) expect(await exec(pod, 'cat', page)).toBe(pod);
  });

  it('answers at the Service for clients, by one pod or another', async () => {
    const shown = await client.run('askPages.mts', ...Array<string>(30).fill('http://web/'));
    expect(new Set(shown.split('\n'))).toEqual(new Set(pods.map((pod) => `200 ${pod}`)));
  });

  it('puts each pod on a node of its own', async () => {
    expect(new Set(await readNodes(cluster, pods)).size).toBe(3);
  });

  it('runs without the rights of root, on a root that cannot be written to', async () => {
    expect(await exec('web-0', 'id', '-u')).toBe('101');
    const { code, stderr } = await cluster.try(['exec', 'web-0', '--', 'touch', '/etc/made']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Read-only file system')]);
    const { code: token } = await cluster.try(['exec', 'web-0', '--', 'ls', '/run/secrets']);
    expect(token).not.toBe(0);
  });

  it.each(pods)('gives %s its page again after it was deleted', async (pod) => {
    await exec(pod, 'sh', '-c', `echo "written to ${pod}" >${page}`);
    const { exitCode, goneSeconds, readySeconds } = await replacePod(cluster, pod);
    expect(exitCode).toBe(0);
    figure(`${pod} deleted: gone`, `${goneSeconds.toFixed(1)} s`);
    figure(`${pod} deleted: ready again`, `${readySeconds.toFixed(1)} s`);
    const shown = await client.run('askPages.mts', `http://${pod}.nginx/`);
    expect(shown).toBe(`200 written to ${pod}`);
  });

  it('takes an update back that never gets ready, with no pod deleted by hand', async () => {
    const watch = watchPods(cluster.namespace);
    try {
      const { uid } = await untilSeen(watch, 'web-2');
      await run(['set', 'image', 'statefulset/web', 'nginx=nginx:there-is-none']);
      await watch.until('web-2 with that image', updateMs, () => {
        const pod = watch.pods.get('web-2');
        return pod !== undefined && pod.uid !== uid ? pod : undefined;
      });
    } finally {
      await watch.close();
    }
    await run(['rollout', 'undo', 'statefulset/web']);
    await cluster.untilRolledOut('statefulset/web');
    expect(await client.run('askPages.mts', 'http://web-2.nginx/')).toBe('200 written to web-2');
  });

  it('keeps the page of a pod that is scaled away, for when it is there again', async () => {
    await run(['scale', 'statefulset/web', '--replicas=2']);
    await run(['wait', '--for=delete', 'pod/web-2', '--timeout=120s']);
    await run(['scale', 'statefulset/web', '--replicas=4']);
    await cluster.untilReady('statefulset/web', 4);
    expect(await client.run('askPages.mts', 'http://web-2.nginx/', 'http://web-3.nginx/')).toBe(
      '200 written to web-2\n200 web-3',
    );
  });

  it('lets nothing out of a pod', async () => {
    const host = await ask(['get', 'service', 'web', '--output=jsonpath={.spec.clusterIP}']);
    const connect = `timeout 3 bash -c '</dev/tcp/${host}/80'`;
    expect((await cluster.try(['exec', 'client', '--', 'sh', '-c', connect])).code).toBe(0);
    const { code } = await cluster.try(['exec', 'web-0', '--', 'sh', '-c', connect]);
    expect(codesOfNoConnection).toContain(code);
  });
});
