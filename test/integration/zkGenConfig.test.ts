import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flagNames } from '../../src/tool/settings.ts';
import { zkSettings } from '../../src/zookeeper/settings/settings.ts';
import { readTree } from '../support/readTree.ts';
import { zookeeperLib } from '../support/runJava.ts';
import { type Box, makeBox, runUnprivileged, runZkGenConfig } from '../support/runZkGenConfig.ts';

/** The environment of the notes' manifest, with its defects mended, in the namespace `default`. */
const envOfNotes = {
  POD_NAME: 'zk-0',
  POD_SERVICE: 'zk-hs',
  POD_NAMESPACE: 'default',
  ZK_LIB_DIR: zookeeperLib,
  ZK_REPLICAS: '3',
  ZK_ENSEMBLE: 'zk-0;zk-1;zk-2',
  ZK_CLIENT_PORT: '2181',
  ZK_SERVER_PORT: '2888',
  ZK_ELECTION_PORT: '3888',
  ZK_HEAP_SIZE: '1G',
  ZK_TICK_TIME: '2000',
  ZK_INIT_LIMIT: '10',
  ZK_SYNC_LIMIT: '5',
  ZK_MAX_CLIENT_CNXNS: '60',
  ZK_SNAP_RETAIN_COUNT: '3',
  ZK_PURGE_INTERVAL: '12',
  ZK_DATA_LOG_DIR: '/var/lib/zookeeper/data/log',
};

let box: Box;
beforeEach(() => {
  box = makeBox();
});
afterEach(() => box.remove());

const written = [
  'conf/java.env',
  'conf/java.security',
  'conf/log4j.properties',
  'conf/logback.xml',
  'conf/zoo.cfg',
  'data/member.json',
  'data/myid',
  'log/member.json',
];
const summary = (counts: string, who = 'myid 1 of 3, zk-0') =>
  `zkGenConfig: wrote ${counts}: ${who}.zk-hs.default.svc.cluster.local\n`;

function filesOf({ folder }: Box): string[] {
  const entries = Object.entries(readTree(folder));
  return entries.filter(([, { text }]) => text !== undefined).map(([path]) => path);
}

describe('a first run', () => {
  it('writes every file, for everybody to read, and makes every folder', async () => {
    const { code, stdout, stderr } = await runZkGenConfig(box.env);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: summary('8 files, 0 unchanged'),
    });
    expect(filesOf(box)).toEqual(written);
    const tree = readTree(box.folder);
    expect(written.map((path) => tree[path]?.mode)).toEqual(written.map(() => '644'));
    expect(Object.keys(tree)).toEqual(expect.arrayContaining(['log', 'logs']));
    expect(tree['data/myid']?.text).toBe('1\n');
  });

  it('does the same for a user who is not root', async () => {
    mkdirSync(join(box.folder, 'volume'));
    chmodSync(join(box.folder, 'volume'), 0o777);
    const moved = Object.entries(box.env).map(([name, value]) => [
      name,
      value.replace(box.folder, join(box.folder, 'volume')),
    ]);
    const { code, stderr } = await runUnprivileged(box, Object.fromEntries(moved));
    expect(stderr).toBe(summary('8 files, 0 unchanged'));
    expect(code).toBe(0);
  });

  it('takes the flags of start-zookeeper for the same', async () => {
    await runZkGenConfig(box.env);
    const byVariables = readTree(box.folder);
    const { ZK_REPLICAS: _, ZK_CONF_DIR: __, ...env } = box.env;
    const flags = ['--servers=3', `--conf_dir=${box.env['ZK_CONF_DIR'] ?? ''}`, '--heap=2G'];
    const { stderr } = await runZkGenConfig(env, flags);
    expect(stderr).toBe(summary('0 files, 8 unchanged'));
    expect(readTree(box.folder)).toEqual(byVariables);
  });

  it('leaves logback.xml out where the jars log by log4j', async () => {
    mkdirSync(join(box.folder, 'lib'));
    for (const jar of ['zookeeper-3.7.2.jar', 'reload4j-1.2.19.jar']) {
      writeFileSync(join(box.folder, 'lib', jar), '');
    }
    const env = { ...box.env, ZK_LIB_DIR: join(box.folder, 'lib') };
    expect((await runZkGenConfig(env)).stderr).toBe(summary('7 files, 0 unchanged'));
    writeFileSync(join(box.folder, 'lib/logback-classic-1.3.15.jar'), '');
    expect((await runZkGenConfig(env)).stderr).toBe(summary('1 file, 7 unchanged'));
  });

  it('says where it cannot see the jars', async () => {
    const { code, stderr } = await runZkGenConfig({ ...box.env, ZK_LIB_DIR: '/no/jars' });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^zkGenConfig: warning: ZK_LIB_DIR: \/no\/jars has no jar of ZooKeeper/);
  });

  it('warns of what is odd, and does it', async () => {
    const odd = { ZK_REPLICAS: '2', ZK_SYNC_LIMIT: '2000', ZK_ENSEMBLE: 'a;b', ZK_HEAPSIZE: '1G' };
    const links = { ZK_CS_SERVICE_HOST: '10.0.0.1', ZK_CS_PORT: 'tcp://10.0.0.1:2181' };
    const { code, stderr } = await runZkGenConfig({ ...box.env, ...odd, ...links });
    expect(code).toBe(0);
    expect(stderr.split('\n').slice(0, -2)).toEqual([
      'zkGenConfig: warning: ZK_HEAPSIZE: unknown variable, ignored (did you mean ZK_HEAP_SIZE?)',
      expect.stringMatching(/^zkGenConfig: warning: ZK_REPLICAS: 2 voters/),
      expect.stringMatching(/^zkGenConfig: warning: ZK_SYNC_LIMIT: 2000 ticks.*4000 s/),
      expect.stringMatching(/^zkGenConfig: warning: ZK_ENSEMBLE: ignored/),
    ]);
  });
});

describe('a further run', () => {
  it('touches nothing where nothing changed, and needs no right to', async () => {
    await runZkGenConfig(box.env);
    const before = readTree(box.folder);
    chmodSync(join(box.folder, 'conf'), 0o555);
    chmodSync(join(box.folder, 'log'), 0o777);
    const { stderr } = await runUnprivileged(box, box.env);
    expect(stderr).toBe(summary('0 files, 8 unchanged'));
    chmodSync(join(box.folder, 'conf'), 0o755);
    chmodSync(join(box.folder, 'log'), 0o755);
    expect(readTree(box.folder)).toEqual(before);
  });

  it('writes only what changed, as a new file', async () => {
    await runZkGenConfig(box.env);
    const before = readTree(box.folder);
    const { stderr } = await runZkGenConfig({ ...box.env, ZK_HEAP_SIZE: '512M' });
    expect(stderr).toBe(summary('1 file, 7 unchanged'));
    const { 'conf/java.env': changed, ...rest } = readTree(box.folder);
    const { 'conf/java.env': old, ...same } = before;
    expect(rest).toEqual(same);
    expect(changed?.inode).not.toBe(old?.inode);
    expect(changed?.text).toContain('-Xmx512M -Xms512M');
  });

  it.each(['', '\n', '1', '1 \n'])('mends a myid that ZooKeeper cannot read: %j', async (myid) => {
    mkdirSync(join(box.folder, 'data'));
    writeFileSync(join(box.folder, 'data/myid'), myid);
    await runZkGenConfig(box.env);
    expect(readFileSync(join(box.folder, 'data/myid'), 'utf8')).toBe('1\n');
  });

  it('replaces a link, and not what it leads to', async () => {
    writeFileSync(join(box.folder, 'elsewhere'), 'mine');
    mkdirSync(join(box.folder, 'conf'));
    symlinkSync('../elsewhere', join(box.folder, 'conf/zoo.cfg'));
    expect((await runZkGenConfig(box.env)).code).toBe(0);
    expect(readFileSync(join(box.folder, 'elsewhere'), 'utf8')).toBe('mine');
    expect(readFileSync(join(box.folder, 'conf/zoo.cfg'), 'utf8')).toContain('server.3=');
  });
});

/** What --dry-run printed, by path. */
function filesShown(printed: string): Record<string, string> {
  const parts = printed.split(/^==> (.*) <==\n/m).slice(1);
  return Object.fromEntries(
    parts.flatMap((path, index) => {
      const text = parts[index + 1] ?? '';
      const isLast = index + 2 === parts.length;
      return index % 2 === 0 ? [[path, isLast ? text : text.slice(0, -1)]] : [];
    }),
  );
}

describe('--dry-run', () => {
  it('shows the container of the notes as it is kept in test/golden', async () => {
    const { stdout, stderr } = await runZkGenConfig(envOfNotes, ['--dry-run']);
    const golden = join(import.meta.dirname, '../golden/three-members');
    const kept = Object.entries(readTree(golden)).flatMap(([path, { text }]) =>
      text === undefined ? [] : [[`/${path}`, text]],
    );
    expect(filesShown(stdout)).toEqual(Object.fromEntries(kept));
    expect(stderr).toMatch(/^zkGenConfig: warning: ZK_ENSEMBLE: ignored.*\n$/);
  });

  it('prints every file and writes none', async () => {
    const { code, stdout, stderr } = await runZkGenConfig(box.env, ['--dry-run']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readTree(box.folder)).toEqual({});
    await runZkGenConfig(box.env);
    const paths = written.map((path) => join(box.folder, path));
    expect(filesShown(stdout)).toEqual(
      Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')])),
    );
  });

  it('refuses what a run would refuse', async () => {
    mkdirSync(join(box.folder, 'data'));
    writeFileSync(join(box.folder, 'data/myid'), '3\n');
    expect(await runZkGenConfig(box.env, ['--dry-run'])).toMatchObject({ code: 78, stdout: '' });
  });
});

describe('asked about itself', () => {
  it.each(['--help', '-h'])('by %s it shows every flag, variable and exit code', async (flag) => {
    const { code, stdout, stderr } = await runZkGenConfig({}, [flag]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    // a wide default may touch what stands before it
    const words = stdout.split(/[\s,]+|(?<=\])(?=\[)/);
    const expected = Object.values(zkSettings).flatMap((setting) => [
      `[${setting.name}]`,
      `--${flagNames(setting)[0]}`,
    ]);
    expect(words).toEqual(expect.arrayContaining([...expected, '--dry-run', '64', '73', '78']));
  });

  it.each(['--version', '-v'])('by %s it shows its version', async (flag) => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await runZkGenConfig({}, [flag])).toEqual({
      code: 0,
      stdout: `zkGenConfig ${version}\n`,
      stderr: '',
    });
  });
});
