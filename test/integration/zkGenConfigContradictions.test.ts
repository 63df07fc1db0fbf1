import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  daysFromNow,
  type Identity,
  makeAuthority,
  makeIdentity,
  renderCertificates,
  renderKey,
  type SecretFiles,
  writeSecret,
} from '../support/certificates.ts';
import { attemptIn, refused } from '../support/refusals.ts';
import { type Box, makeBox, runZkGenConfig } from '../support/runZkGenConfig.ts';

let box: Box;
beforeEach(() => {
  box = makeBox();
});
afterEach(() => box.remove());

const at = (name: string): string => join(box.folder, name);

describe('settings that contradict each other', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
    ['min above max', { ZK_MIN_SESSION_TIMEOUT: '9', ZK_MAX_SESSION_TIMEOUT: '8' }, /^ZK_MIN_SESS/],
    ['nobody to vote', { ZK_OBSERVERS: '3' }, /^ZK_OBSERVERS: 3 of 3 members would leave nobody/],
    ['TLS only, and no port for it', { ZK_TLS_ONLY: 'true' }, /^ZK_TLS_ONLY: leaves clients no/],
    ['a port of TLS without a key', { ZK_SECURE_CLIENT_PORT: '2281' }, /^ZK_SECURE_CLIENT_PORT: /],
    [
      'a list without this member',
      { ZK_SERVERS: '2=a:2888:3888' },
      /^ZK_SERVERS: has no server\.1, which this pod is/,
    ],
    [
      'bad lines in a list',
      { ZK_SERVERS: '1=a:2888:3888,b,3=c:2888' },
      /^ZK_SERVERS: expected 1=.*, got "b"; server\.3: expected .*, got "c:2888"$/,
    ],
    ['an id twice', { ZK_SERVERS: '1=a:1:2,1=b:1:2' }, /^ZK_SERVERS: server\.1 stands in it twice/],
    ['a bare IPv6 address', { ZK_SERVERS: '1=::1:2888:3888' }, /^ZK_SERVERS: server\.1: expected /],
    [
      'two servers at one place',
      { ZK_SERVERS: '1=a:2888:3888,2=b:2888:3888,3=A:2889:3888' },
      /^server\.3: A:3888 is where server\.1 is too \(give each its own\)$/,
    ],
    [
      'a listed port that clients have',
      { ZK_SERVERS: '1=a:2888:2181' },
      /^server\.1: 2181 is the port of ZK_CLIENT_PORT too/,
    ],
    [
      'an extra id that is taken',
      { ZK_EXTRA_SERVERS: '2=a:1:2' },
      /^ZK_EXTRA_SERVERS: server\.2 is/,
    ],
    [
      'an extra place that is taken',
      { ZK_EXTRA_SERVERS: '9=zk-1.zk-hs.default.svc.cluster.local:2888:3889' },
      /^server\.9: zk-1\..*:2888 is where server\.2 is too/,
    ],
    [
      'observers of a list',
      { ZK_SERVERS: '1=a:1:2', ZK_OBSERVERS: '1' },
      /^ZK_OBSERVERS: ZK_SERVERS lists all servers/,
    ],
    ['a list of observers', { ZK_SERVERS: '1=a:1:2:observer' }, /^ZK_SERVERS: no server votes/],
    ['a bootstrap of no guard', { ZK_BOOTSTRAP: 'true' }, /^ZK_BOOTSTRAP: has no meaning without/],
    [
      'a key and its setting',
      { ZK_TICK_TIME: '2000', ZK_CFG_tickTime: '2182' },
      /^ZK_CFG_tickTime: ZK_TICK_TIME says something else/,
    ],
    [
      'a key that another setting brings',
      { ZK_METRICS_PORT: '7000', ZK_CFG_metricsProvider_className: 'a.B' },
      /^ZK_CFG_metricsProvider_className: zoo\.cfg gets .* from ZK_METRICS_PORT \(set that instead\)$/,
    ],
    ['a file of servers', { ZK_CFG_dynamicConfigFile: '/x' }, /^ZK_CFG_dynamicConfigFile: .*own/],
    [
      'a server by a key',
      { ZK_CFG_server_4: 'a:1:2' },
      /^ZK_CFG_server_4: list servers in ZK_SERV/,
    ],
    ['an unknown key', { ZK_CFG_snapcount: '9' }, /^ZK_CFG_snapcount: .*did you mean snapCount\?/],
    [
      'a key that zoo.cfg cannot carry',
      { ZK_CFG_jute_maxbuffer: '9' },
      /^ZK_CFG_jute_maxbuffer: zoo\.cfg cannot carry .*ZK_JVM_FLAGS="-Djute\.maxbuffer=…"/,
    ],
    [
      'rubbish to allow',
      { ZK_4LW_WHITELIST: 'stat,,x' },
      /^ZK_4LW_WHITELIST: expected four-letter/,
    ],
    [
      'an exposed password',
      { ZK_JVM_FLAGS: '-Dx.password=a b' },
      /^ZK_JVM_FLAGS: -Dx\.password wo/,
    ],
    [
      'logins that are required of nobody',
      { ZK_SASL_REQUIRED: 'true' },
      /^ZK_SASL_USERS_FILE: clients cannot be required to log in where none may/,
    ],
  ])('%s', async (_, env, { source }) => {
    const line = new RegExp(source.replace('^', '^zkGenConfig: '));
    expect(await attemptIn(box, env)).toEqual(refused(78, line));
  });

  const ports = [
    'ZK_CLIENT_PORT',
    'ZK_SECURE_CLIENT_PORT',
    'ZK_SERVER_PORT',
    'ZK_ELECTION_PORT',
    'ZK_ADMIN_SERVER_PORT',
    'ZK_METRICS_PORT',
  ];
  it('every pair of ports, in one run', async () => {
    const all = Object.fromEntries(ports.map((name) => [name, '4000']));
    const { lines } = await attemptIn(box, { ...all, ZK_ADMIN_SERVER: 'true' });
    const clashes = lines.filter((line) => line.includes('4000 is the port of'));
    const expected = ports.flatMap((name, index) =>
      ports
        .slice(0, index)
        .map(
          (other) => `zkGenConfig: ${name}: 4000 is the port of ${other} too (give each its own)`,
        ),
    );
    expect(clashes).toEqual(expected);
  });
});

it('a reconfig that would not last is said, and done', async () => {
  const { code, stderr } = await runZkGenConfig({ ...box.env, ZK_CFG_reconfigEnabled: 'true' });
  expect(stderr).toMatch(/^zkGenConfig: warning: ZK_CFG_reconfigEnabled: .*lost at the next start/);
  expect(code).toBe(0);
});

it('every bad variable of a run has its line, and nothing else has one', async () => {
  const numbers = ['ZK_CLIENT_PORT', 'ZK_TICK_TIME', 'ZK_INIT_LIMIT', 'ZK_PURGE_INTERVAL'];
  const switches = ['ZK_ADMIN_SERVER', 'ZK_LOG_PROBES', 'ZK_TLS_ONLY', 'ZK_VOLUME_GUARD'];
  const paths = ['ZK_TLS_DIR', 'ZK_CONFIG_FILE', 'ZK_SASL_USERS_FILE', 'ZK_DATA_DIR'];
  const names = [...numbers, ...switches, ...paths];
  const env = Object.fromEntries(names.map((name) => [name, '٣ $(id) "\\\n tcp://x']));
  const { code, lines, changed } = await attemptIn(box, env);
  expect({ code, changed }).toEqual({ code: 78, changed: false });
  const subjects = lines.map((line) => /^zkGenConfig: (ZK_\w+): /.exec(line)?.[1] ?? line);
  expect(subjects.toSorted()).toEqual(names.toSorted());
});

describe('a volume whose memory cannot be read', () => {
  beforeEach(async () => {
    await runZkGenConfig(box.env);
    rmSync(at('data/member.json'));
  });

  it.each<readonly [string, number, RegExp, (path: string) => void]>([
    ['empty', 78, /cannot be read: expected what/, (path) => writeFileSync(path, '')],
    [
      'half',
      78,
      /cannot be read: expected what/,
      (path) => writeFileSync(path, '{"version":1,"my'),
    ],
    ['no text', 78, /cannot be read/, (path) => writeFileSync(path, Buffer.from([0xff, 0, 10]))],
    ['newer', 78, /a newer version of these/, (path) => writeFileSync(path, '{"version":2}')],
    ['huge', 73, /more than 1 MiB/, (path) => writeFileSync(path, Buffer.alloc(2 * 1024 ** 2))],
    ['a folder', 73, /a folder, expected a file/, (path) => mkdirSync(path)],
    ['a link to nowhere', 73, /a link that leads nowhere/, (path) => symlinkSync('nowhere', path)],
    ['a pipe', 73, /a pipe or a socket/, (path) => execFileSync('mkfifo', [path])],
  ])('%s', async (_, code, problem, lay) => {
    const path = at('data/member.json');
    lay(path);
    const line = new RegExp(`^zkGenConfig: ${path}: .*${problem.source}`);
    expect(await attemptIn(box, { ZK_REPLICAS: '5' })).toEqual(refused(code, line));
  });

  it('for its data are behind a link to nowhere', async () => {
    symlinkSync('/no/such/volume', at('data/version-2'));
    const line = /^zkGenConfig: \/.*\/data\/version-2: a link that leads nowhere/;
    expect(await attemptIn(box, {})).toEqual(refused(73, line));
  });
});

describe('certificates', () => {
  let authority: Identity;
  let leaf: Identity;
  const names = ['zk-0.zk-hs.default.svc.cluster.local'];
  const valid = { notBefore: daysFromNow(-9000), notAfter: daysFromNow(9000) };
  const tls = { ZK_SECURE_CLIENT_PORT: '2281' };
  beforeEach(async () => {
    authority = await makeAuthority(valid);
    leaf = await makeIdentity({ ...valid, issuer: authority, dnsNames: names });
  });

  const right = (): SecretFiles => ({
    'tls.crt': renderCertificates(leaf),
    'tls.key': renderKey(leaf, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });

  it.each<readonly [keyof SecretFiles]>([['tls.crt'], ['tls.key'], ['ca.crt']])(
    'without %s, of clients and of members',
    async (name) => {
      const dir = writeSecret(at('tls'), { ...right(), [name]: undefined });
      const env = { ...tls, ZK_TLS_DIR: dir, ZK_QUORUM_TLS_DIR: dir };
      const lines = ['ZK_TLS_DIR', 'ZK_QUORUM_TLS_DIR'].map(
        (variable) => new RegExp(`^zkGenConfig: ${variable}: ${dir}/${name}: no such file`),
      );
      expect(await attemptIn(box, env)).toEqual(refused(78, ...lines));
    },
  );

  it('with a key that is not theirs, or is encrypted, or is a folder', async () => {
    const other = await makeIdentity(valid);
    const keys = [
      [renderKey(other, 'pkcs8'), /the private key is not that of the first certificate/],
      [renderKey(leaf, 'pkcs8-encrypted'), /the private key is encrypted/],
    ] as const;
    for (const [index, [key, problem]] of keys.entries()) {
      const dir = writeSecret(at(`tls-${index}`), { ...right(), 'tls.key': key });
      const line = new RegExp(`^zkGenConfig: ZK_TLS_DIR: ${dir}/tls.key: ${problem.source}`);
      expect(await attemptIn(box, { ...tls, ZK_TLS_DIR: dir })).toEqual(refused(78, line));
    }
    const dir = writeSecret(at('tls'), { ...right(), 'tls.key': undefined });
    mkdirSync(join(dir, 'tls.key'));
    const line = /^zkGenConfig: ZK_TLS_DIR: .*\/tls\.key: a folder, expected a file/;
    expect(await attemptIn(box, { ...tls, ZK_TLS_DIR: dir })).toEqual(refused(78, line));
  });

  it('with a password for a key that has none', async () => {
    const dir = writeSecret(at('tls'), right());
    writeFileSync(at('password'), 'x\n');
    const env = {
      ...tls,
      ZK_TLS_DIR: dir,
      ZK_QUORUM_TLS_DIR: dir,
      ZK_CFG_ssl_keyStore_passwordPath: at('password'),
      ZK_CFG_ssl_quorum_keyStore_password_FILE: at('password'),
      ZK_CFG_ssl_trustStore_password_FILE: at('password'),
    };
    const lines = [
      /^zkGenConfig: ZK_CFG_ssl_keyStore_passwordPath: the key of ZK_TLS_DIR has no password/,
      /^zkGenConfig: ZK_CFG_ssl_quorum_keyStore_password_FILE: the key of ZK_QUORUM_TLS_DIR has no/,
    ];
    expect(await attemptIn(box, env)).toEqual(refused(78, ...lines));
  });

  it('that have expired are said, and used', async () => {
    const expired = await makeIdentity({
      issuer: authority,
      dnsNames: names,
      notBefore: daysFromNow(-9000),
      notAfter: daysFromNow(-8000),
    });
    const dir = writeSecret(at('tls'), {
      ...right(),
      'tls.crt': renderCertificates(expired),
      'tls.key': renderKey(expired, 'sec1'),
    });
    const { code, stderr } = await runZkGenConfig({ ...box.env, ...tls, ZK_TLS_DIR: dir });
    expect(stderr).toMatch(/^zkGenConfig: warning: ZK_TLS_DIR: .*\/tls\.crt: .*expired/);
    expect(code).toBe(0);
  });

  it.each([
    'conf/keystore.pem',
    'conf/truststore.pem',
    'conf/jaas.conf',
    'conf/quorum-keystore.pem',
  ])('with a folder in the place of %s', async (name) => {
    const dir = writeSecret(at('tls'), right());
    writeFileSync(at('users'), 'alice:x\n');
    mkdirSync(at(name), { recursive: true });
    const env = {
      ...tls,
      ZK_TLS_DIR: dir,
      ZK_QUORUM_TLS_DIR: dir,
      ZK_SASL_USERS_FILE: at('users'),
    };
    const line = new RegExp(`^zkGenConfig: ${at(name)}: a folder, expected a file \\(remove it`);
    const { lines, ...seen } = await attemptIn(box, env);
    expect({ ...seen, lines: lines.filter((one) => !one.includes('warning: ')) }).toEqual(
      refused(73, line),
    );
  });
});
