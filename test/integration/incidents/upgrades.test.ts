import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zkPod, zookeeperVersion } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { askServer } from '../../../src/zookeeper/ask/askServer.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { describeMovedLogs } from '../../support/movedLogs.ts';
import { startPlainServer } from '../../support/plainServer.ts';
import { runZooKeeperMain } from '../../support/runZooKeeperMain.ts';
import { smallJvm } from '../../support/smallJvm.ts';

const net = '127.0.122';

describeMovedLogs(zookeeperVersion, net);

let box: EnsembleBox;
beforeEach(() => {
  box = makeEnsembleBox(net);
});
afterEach(async () => box.remove());

const podWith = (env: Readonly<Record<string, string>>) =>
  zkPod(box.site, 0, 1, { env: { ...smallJvm, ...env } });

/** A folder with the names of these jars, which tell zkGenConfig the version. */
function jarsOf(version: string): string {
  const lib = join(box.site.folder, version);
  mkdirSync(lib);
  writeFileSync(join(lib, `zookeeper-${version}.jar`), '');
  return lib;
}

describe('from 3.5 on the admin server opens port 8080, which something else has (ZooKeeper, admin.enableServer)', () => {
  const other = createServer();
  beforeEach(async () => {
    other.listen(8080, `${net}.80`);
    await once(other, 'listening');
  });
  afterEach(() => other.close());

  it('ours opens no such port unless asked to', async () => {
    const pod = podWith({});
    await box.configure(pod);
    box.start(pod);
    await box.untilReady(pod);
    expect(box.readLog(pod)).not.toContain('Started AdminServer');
  });

  it('asked to, it says which port is taken before the server starts', async () => {
    const pod = podWith({ ZK_ADMIN_SERVER: 'true' });
    await box.configure(pod);
    expect(await box.start(pod).exited).toBe(69);
    expect(box.readLog(pod)).toMatch(/^zkStart: ZK_ADMIN_SERVER_PORT: .*8080/m);
  });

  it('a server of its own defaults ends', async () => {
    const { folder, address } = podWith({});
    const server = startPlainServer({
      folder: join(folder, 'plain'),
      address,
      properties: [['admin.enableServer', 'true']],
      flags: [],
    });
    await expect(server.serving()).rejects.toThrow(/Unable to start AdminServer/);
  });
});

describe('server lines with a client port are put before jars that cannot read them', () => {
  it.each([
    [
      '3.4.14',
      78,
      /^zkGenConfig: server\.1: ";2181" needs ZooKeeper 3\.5, got 3\.4\.14 \(leave it/,
    ],
    ['3.5.10', 0, /^zkGenConfig: wrote /m],
  ])('ZooKeeper %s', async (version, code, said) => {
    const { fqdn } = podWith({});
    const servers = `1=${fqdn}:2888:3888;2181,2=b.example.com:2888:3888,3=c.example.com:2888:3888`;
    const env = { ZK_LIB_DIR: jarsOf(version), ZK_SERVERS: servers, ZK_CLIENT_PORT_ADDRESS: '' };
    const pod = podWith(env);
    const ended = await box.run(pod, 'zkGenConfig');
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(said) });
  });
});

/** One voter and an observer that is not there: no standalone server, whose id is always 1. */
const alone = (id: number, env = {}) =>
  zkPod(box.site, 0, 2, {
    env: { ...smallJvm, ZK_OBSERVERS: '1', ZK_ID_OFFSET: String(id), ...env },
  });

describe('nodes with a time to live take the id 255 from members (ZooKeeper, EphemeralType)', () => {
  const extended = { ZK_CFG_extendedTypesEnabled: 'true' };

  it('255 is refused with them, of any member', async () => {
    expect(await box.run(alone(254, extended), 'zkGenConfig')).toEqual({
      code: 78,
      stdout: '',
      stderr:
        'zkGenConfig: ZK_CFG_extendedTypesEnabled: ids of members end at 254 with it, and one has 255 (give lower ones by ZK_ID_OFFSET, ZK_MY_ID or ZK_SERVERS, or remove the key)\n',
    });
  });

  it('a server that has it cannot lead', async () => {
    const { folder, address } = podWith({});
    const server = startPlainServer({
      folder: join(folder, 'plain'),
      address,
      myid: 255,
      properties: [
        ['server.255', `${address}:2888:3888`],
        ['standaloneEnabled', 'false'],
        ['extendedTypesEnabled', 'true'],
      ],
      flags: [],
    });
    try {
      const what = /Server ID is too large\. Cannot be larger than 254/;
      await waitFor(
        { what: 'it says why', timeoutMs: 30_000 },
        () => what.test(server.readLog()) || undefined,
      );
      const asked = askServer('srvr', { host: address, port: 2181, timeoutMs: 5000 });
      expect(await asked).toMatch(/not currently serving/);
    } finally {
      await server.kill();
    }
  });

  it('253 and 254 have them', async () => {
    const pod = alone(253, extended);
    await box.configure(pod);
    box.start(pod);
    await box.untilReady(pod);
    const create = ['create', '-t', '60000', '/short', 'x'];
    const folder = join(box.site.folder, 'client');
    expect(await runZooKeeperMain(folder, `${pod.address}:2181`, create)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Created /short'),
    });
  });
});

describe('fips-mode is on from 3.9 on, and members cannot log in to each other', () => {
  it.each([
    ['3.8.6', []],
    ['3.9.5', ['fips-mode=false']],
  ])('ZooKeeper %s', async (version, expected) => {
    const secret = join(box.site.folder, 'quorum');
    writeFileSync(secret, 'zk:secret-of-members\n', { mode: 0o600 });
    const pod = zkPod(box.site, 0, 3, {
      env: { ...smallJvm, ZK_LIB_DIR: jarsOf(version), ZK_SASL_QUORUM_FILE: secret },
    });
    await box.configure(pod);
    const zooCfg = readFileSync(join(pod.folder, 'conf/zoo.cfg'), 'utf8');
    expect(zooCfg.split('\n').filter((line) => line.startsWith('fips-mode'))).toEqual(expected);
  });
});
