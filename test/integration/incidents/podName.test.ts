import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canBeHost, runAsHost } from '../../support/runAsHost.ts';
import { type Box, type Ended, makeBox, runZkGenConfig } from '../../support/runZkGenConfig.ts';

let box: Box;
/** Of a pod whose manifest says neither its name nor its domain. */
let bare: NodeJS.ProcessEnv;
beforeEach(() => {
  box = makeBox();
  const { POD_NAME: _, ZK_DOMAIN: __, ...env } = box.env;
  bare = env;
});
afterEach(() => box.remove());

/** What a run has made of the member. */
function memberOf({ code, stderr }: Ended) {
  if (code !== 0) return { code, stderr };
  const myid = readFileSync(join(box.folder, 'data/myid'), 'utf8');
  const zooCfg = readFileSync(join(box.folder, 'conf/zoo.cfg'), 'utf8');
  const own = new RegExp(`^server\\.${myid.trim()}=(.*):2888:3888$`, 'm');
  return { myid, name: own.exec(zooCfg)?.[1] };
}

const hasHosts = await canBeHost();

describe.runIf(hasHosts)('the host name is not the name of the pod (helm/charts#22444)', () => {
  const node = { name: 'node-7.example.com' };
  const service = { POD_SERVICE: 'zk-hs', POD_NAMESPACE: 'data' };

  it('with hostNetwork POD_NAME counts, and not the number in the name of the node', async () => {
    const ended = await runAsHost(box, node, { ...bare, ...service, POD_NAME: 'zk-1' });
    expect(memberOf(ended)).toEqual({ myid: '2\n', name: 'zk-1.zk-hs.data.svc.cluster.local' });
  });

  it('without POD_NAME a node is no member, and the line says where to get the name from', async () => {
    const { code, stderr } = await runAsHost(box, { name: 'node7' }, { ...bare, ...service });
    expect(code).toBe(78);
    expect(stderr).toMatch(
      /^zkGenConfig: host name: "node7" does not end in the ordinal .*set POD_NAME from metadata\.name\)$/m,
    );
  });

  it('without POD_NAME a node with a number is a member, but only of an ensemble that large', async () => {
    const { code, stderr } = await runAsHost(box, node, { ...bare, ...service });
    expect(code).toBe(78);
    expect(stderr).toMatch(/^zkGenConfig: ZK_REPLICAS: "node-7" is no member of an ensemble of 3/m);
  });

  it('a host name of its own may be any, where ZK_MY_ID says which server of ZK_SERVERS it is', async () => {
    const servers = ['1=alpha.example.com', '5=beta.example.com'].map((one) => `${one}:2888:3888`);
    const env = { ...bare, ZK_REPLICAS: '', ZK_SERVERS: servers.join(','), ZK_MY_ID: '5' };
    const ended = await runAsHost(box, { name: 'beta' }, env);
    expect(memberOf(ended)).toEqual({ myid: '5\n', name: 'beta.example.com' });
  });

  it('the line of /etc/hosts that the kubelet writes tells name and domain', async () => {
    const hosts = ['10.244.1.5 zk-2.zk-hs.data.svc.corp.internal zk-2'];
    const ended = await runAsHost(box, { name: 'zk-2', hosts }, bare);
    expect(memberOf(ended)).toEqual({ myid: '3\n', name: 'zk-2.zk-hs.data.svc.corp.internal' });
  });

  it('without it, and without variables, several members are refused', async () => {
    const { code, stderr } = await runAsHost(box, { name: 'zk-2' }, bare);
    expect(code).toBe(78);
    expect(stderr).toMatch(/^zkGenConfig: ZK_DOMAIN: no domain found for "zk-2".*serviceName/m);
  });
});

describe('the domain of the cluster is not cluster.local (apache/solr-operator#474)', () => {
  it.each([
    [{ CLUSTER_DOMAIN: 'corp.internal' }, 'zk-0.zk-hs.data.svc.corp.internal'],
    [{ ZK_DOMAIN: 'zk.corp.internal', CLUSTER_DOMAIN: 'x.y' }, 'zk-0.zk.corp.internal'],
    [{}, 'zk-0.zk-hs.data.svc.cluster.local'],
  ])('%j', async (variables, name) => {
    const service = { POD_NAME: 'zk-0', POD_SERVICE: 'zk-hs', POD_NAMESPACE: 'data' };
    const ended = await runZkGenConfig({ ...bare, ...service, ...variables });
    expect(memberOf(ended)).toEqual({ myid: '1\n', name });
  });
});
