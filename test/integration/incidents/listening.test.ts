import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNode, withZookeeper } from '../../../local/openZookeeper.ts';
import { zkPod } from '../../../local/site.ts';
import { errorCode } from '../../../src/tool/errorCode.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { startPlainServer } from '../../support/plainServer.ts';
import { type Box, makeBox, runZkGenConfig } from '../../support/runZkGenConfig.ts';
import { smallJvm } from '../../support/smallJvm.ts';

const net = '127.0.122';

describe('0.0.0.0 as the own address in the list of servers (31z4/zookeeper-docker#111)', () => {
  let box: Box;
  beforeEach(() => {
    box = makeBox();
  });
  afterEach(() => box.remove());

  it.each([
    ['0.0.0.0', '0.0.0.0'],
    ['[::]', '::'],
  ])('%s is refused, with what does the same', async (host, shown) => {
    const ZK_SERVERS = `1=${host}:2888:3888,2=zk-1.zk-hs:2888:3888,3=zk-2.zk-hs:2888:3888`;
    expect(await runZkGenConfig({ ...box.env, ZK_SERVERS })).toMatchObject({
      code: 78,
      stderr: `zkGenConfig: server.1: ${shown} is no address that others reach it at (give its name; ZK_QUORUM_LISTEN_ON_ALL_IPS=true listens everywhere)\n`,
    });
  });

  it('an address of a pod passes with a warning: it goes with the pod', async () => {
    const ZK_SERVERS = '1=zk-0.zk-hs:2888:3888,2=10.244.1.7:2888:3888,3=zk-2.zk-hs:2888:3888';
    const { code, stderr } = await runZkGenConfig({ ...box.env, ZK_SERVERS });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'zkGenConfig: warning: server.2: 10.244.1.7 is an address, which a pod loses when it is made anew (give a name, such as zk-0.zk-hs)\n',
    );
  });

  it('a server that has it tells it to every client as its address', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'listening-'));
    const address = `${net}.51`;
    const server = startPlainServer({
      folder,
      address,
      myid: 1,
      properties: [
        ['server.1', '0.0.0.0:2888:3888'],
        ['standaloneEnabled', 'false'],
      ],
      flags: [],
    });
    try {
      await server.serving();
      expect(await readConfig(address)).toMatch(/^server\.1=0\.0\.0\.0:2888:3888/);
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('members that listen on every address, as a service mesh needs it (istio/istio#19280)', () => {
  let box: EnsembleBox;
  beforeEach(() => {
    box = makeEnsembleBox(net);
  });
  afterEach(async () => box.remove());

  it.each([true, false])('ZK_QUORUM_LISTEN_ON_ALL_IPS=%s', async (everywhere) => {
    // Ports of their own, since on one machine every address is that of all members; and none that
    // another program is likely to have.
    const servers = [0, 1, 2].map((ordinal) => {
      const { fqdn } = zkPod(box.site, ordinal, 3);
      return `${ordinal + 1}=${fqdn}:${22888 + ordinal}:${23888 + ordinal}`;
    });
    const env = {
      ...smallJvm,
      ZK_SERVERS: servers.join(','),
      ZK_QUORUM_LISTEN_ON_ALL_IPS: String(everywhere),
    };
    const pods = [0, 1, 2].map((ordinal) => zkPod(box.site, ordinal, 3, { env }));
    for (const pod of pods) await box.configure(pod);
    for (const pod of pods) box.start(pod);
    await box.untilReady(...pods);

    // where a sidecar comes from
    const reached = [23888, 23889, 23890].map(async (port) => isOpen('127.0.0.1', port));
    expect(await Promise.all(reached)).toEqual([everywhere, everywhere, everywhere]);
    const config = await readConfig(pods[0]?.address ?? '');
    const listed = config.split('\n').filter((line) => line.startsWith('server.'));
    expect(listed.map((line) => line.replace(/:participant.*/, ''))).toEqual(
      servers.map((line) => `server.${line}`),
    );
  });
});

/** What clients are told of the ensemble. */
async function readConfig(address: string): Promise<string> {
  return withZookeeper(`${address}:2181`, 10_000, async (client) => {
    const { text } = await readNode(client, '/zookeeper/config');
    return text;
  });
}

async function isOpen(host: string, port: number): Promise<boolean> {
  const socket = createConnection({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if (errorCode(error) === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    socket.destroy();
  }
}
