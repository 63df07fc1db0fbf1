import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { auditWriter, startRecords } from '../support/auditWriter.ts';
import { type Manifest, openEnsemble } from '../support/openEnsemble.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const ensemble = openEnsemble('127.0.143');
const { ask, configure, start, stop, untilReady } = ensemble;
const members = [0, 1, 2];
const trust = 'snapshot.trust.empty=true';

afterEach(ensemble.reset);
afterAll(ensemble.close);

const versionOf = async (ordinal: number) => {
  const { stdout } = await ask(ordinal, 'zkMetrics');
  return /^zk_version\t(\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
};
const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const snapshotsOf = (ordinal: number) =>
  namesIn(ensemble.onData(ordinal, 'version-2')).filter((name) => name.startsWith('snapshot.'));
const zooCfgOf = async (ordinal: number) => (await ask(ordinal, 'zkGenConfig', '--dry-run')).stdout;

describe('an upgrade in place', () => {
  it('from 3.4 to 3.9, minor by minor and member by member, under a writer, keeps everything', async () => {
    const [first = '', ...later] = zookeeperVersions;
    await start({ replicas: 3, version: first }, ...members);
    await untilReady(...members);
    const servers = members.map((ordinal) => `${ensemble.pod(ordinal).address}:2181`);
    const writer = await startRecords(servers);

    for (const version of later) {
      for (const ordinal of members.toReversed()) {
        await stop(ordinal);
        await start({ replicas: 3, version }, ordinal);
        await untilReady(ordinal);
        expect(await versionOf(ordinal)).toBe(version);
      }
      await untilReady(...members);
      expect(await ask(0, 'zkCli', 'create', `/on-${version}`, version)).toMatchObject({ code: 0 });
    }

    await auditWriter(writer, servers, zookeeperVersions.join(' → '));
    for (const ordinal of members) {
      for (const version of later) {
        const got = await ask(ordinal, 'zkCli', 'get', `/on-${version}`);
        expect(got).toMatchObject({ stdout: `${version}\n` });
      }
    }
  });
});

// ZOOKEEPER-2325, ZOOKEEPER-3056, https://github.com/bitnami/charts/issues/9811
describe('one member of 3.4 that has logs and no snapshot (ZOOKEEPER-3056)', () => {
  const old: Manifest = { replicas: 1, version: '3.4.14' };
  const next: Manifest = { replicas: 1, version: '3.5.10' };
  const useOld = async () => {
    await start(old, 0);
    await untilReady(0);
    expect(await ask(0, 'zkCli', 'create', '/kept', 'on 3.4')).toMatchObject({ code: 0 });
    await stop(0);
    expect(snapshotsOf(0)).toEqual([]);
  };

  it('comes up on 3.5: the logs are trusted for the first start only', async () => {
    await useOld();
    const { code, stderr } = await configure(0, next);
    expect(code).toBe(0);
    expect(stderr).toContain('no snapshot yet, as 3.4 leaves it');
    expect(await zooCfgOf(0)).toContain(trust);
    ensemble.launch(0);
    await untilReady(0);
    expect(await ask(0, 'zkCli', 'get', '/kept')).toMatchObject({ stdout: 'on 3.4\n' });
    expect(await versionOf(0)).toBe('3.5.10');
    await stop(0);

    expect(snapshotsOf(0)).not.toEqual([]);
    await start(next, 0);
    expect(await zooCfgOf(0)).not.toContain(trust);
    await untilReady(0);
    expect(await ask(0, 'zkCli', 'get', '/kept')).toMatchObject({ stdout: 'on 3.4\n' });
  });

  it('used by older tools, which remembered nothing: refused, with the remedy, which works', async () => {
    await useOld();
    rmSync(ensemble.onData(0, 'member.json'));
    rmSync(ensemble.onLog(0, 'member.json'));
    const before = ensemble.volumesOf(0);
    const refused = await configure(0, next);
    expect(refused.code).toBe(78);
    expect(refused.stderr).toMatch(
      /^zkGenConfig: ZK_DATA_DIR: .*no snapshot beside the transaction logs.*set ZK_CFG_snapshot_trust_empty=true\)\n$/,
    );
    expect(ensemble.volumesOf(0)).toEqual(before);

    await start({ ...next, env: { ZK_CFG_snapshot_trust_empty: 'true' } }, 0);
    await untilReady(0);
    expect(await ask(0, 'zkCli', 'get', '/kept')).toMatchObject({ stdout: 'on 3.4\n' });
    await stop(0);
    await start(next, 0);
    expect(await zooCfgOf(0)).not.toContain(trust);
    await untilReady(0);
    expect(await ask(0, 'zkCli', 'get', '/kept')).toMatchObject({ stdout: 'on 3.4\n' });
  });
});
