import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../../../src/zookeeper/member/readSources.ts';
import { readSettings } from '../../../../src/tool/settings.ts';
import { zkSettings } from '../../../../src/zookeeper/settings/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function link(name: string): string {
  symlinkSync('nowhere', join(folder, name));
  return join(folder, name);
}

/** Everything that is wrong with the sources of these variables and with the settings in them. */
function problemsOf(env: Readonly<Record<string, string>>): string[] {
  const { sources, issues } = readSources(env, {});
  const read = readSettings(zkSettings, sources);
  return [...issues, ...(read.ok ? [] : read.issues)].map(
    ({ subject, problem }) => `${subject}: ${problem}`,
  );
}

describe('the password of the quorum and the level of its use', () => {
  it('go by one name, and are two settings', () => {
    const file = write('password', 'zk:MARK\n');
    const env = { ZK_SASL_QUORUM: 'learner', ZK_SASL_QUORUM_FILE: file };
    expect(problemsOf(env)).toEqual([]);
    expect(readSettings(zkSettings, readSources(env, {}).sources)).toMatchObject({
      settings: { saslQuorum: 'learner', saslQuorumFile: file },
    });
  });

  it('take no secret for a level', () => {
    expect(problemsOf({ ZK_SASL_QUORUM_FILE: write('password', 'zk:MARK\n') })).toEqual([]);
  });
});

const entriesOf = (text: string) =>
  readSources({ ZK_CONFIG_FILE: write('cfg', text) }, {}).entries.map(({ key, value }) => [
    key,
    value,
  ]);

const notText = Buffer.from([0x32, 0xff, 0x31]);

describe('a file that a variable names', () => {
  it.each<readonly [string, () => string, string]>([
    ['is not there', () => join(folder, 'none'), 'none: not found (mount it there)'],
    ['is a folder', () => folder, ': a folder, expected a file'],
    ['is empty', () => write('value', ' \n'), 'value: nothing in it, expected a value'],
    ['is large', () => write('value', 'x'.repeat(1024 ** 2 + 1)), 'value: more than 1 MiB'],
    ['is not text', () => write('value', notText), 'value: expected text in UTF-8'],
    ['has a NUL', () => write('value', '2181\0'), 'value: expected text in UTF-8'],
    ['leads nowhere', () => link('value'), 'value: a link that leads nowhere'],
    ['is no port', () => write('value', 'x\n'), 'expected a whole number, 1 to 65535, got "x"'],
  ])('%s', (_, path, problem) => {
    const problems = problemsOf({ ZK_SERVER_PORT_FILE: path() });
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems).toEqual([expect.stringMatching(/^ZK_SERVER_PORT_FILE: /)]);
  });

  it('is trimmed, and begins with no mark', () => {
    const env = { ZK_TICK_TIME_FILE: write('value', '\ufeff 2182 \r\n') };
    expect(readSettings(zkSettings, readSources(env, {}).sources)).toMatchObject({
      settings: { tickTime: 2182 },
    });
  });

  it('stands beside no other value', () => {
    const file = write('value', '2182');
    expect(problemsOf({ ZK_TICK_TIME: '2181', ZK_TICK_TIME_FILE: file })).toEqual([
      'ZK_TICK_TIME_FILE: ZK_TICK_TIME is set as well (set one of them)',
    ]);
    expect(problemsOf({ ZK_CFG_tickTime: '2181', ZK_TICK_TIME_FILE: file })).toEqual([
      'ZK_CFG_tickTime: ZK_TICK_TIME says something else (set one of them)',
    ]);
    expect(problemsOf({ ZK_CFG_snapCount: '9', ZK_CFG_snapCount_FILE: file })).toEqual([
      'ZK_CFG_snapCount_FILE: ZK_CFG_snapCount is set as well (set one of them)',
    ]);
  });
});

describe('a key of zoo.cfg in a variable', () => {
  it('gives way to nothing where the variable of its setting is blank', () => {
    const { sources, issues } = readSources({ ZK_TICK_TIME: ' ', ZK_CFG_tickTime: '2182' }, {});
    expect(issues).toEqual([]);
    expect(readSettings(zkSettings, sources)).toMatchObject({ settings: { tickTime: 2182 } });
  });

  it.each([
    [{ ZK_CFG_clientPort: '2181' }, []],
    [{ ZK_CLIENT_PORT: '2182', ZK_CFG_clientPort: '2182' }, []],
    [
      { ZK_CFG_clientPort: '2182' },
      [
        'ZK_CFG_clientPort: probes must know it as well, and read ZK_CLIENT_PORT (set that instead)',
      ],
    ],
    [
      { ZK_CFG_clientPortAddress: '127.0.0.1' },
      [
        'ZK_CFG_clientPortAddress: probes must know it as well, and read ZK_CLIENT_PORT_ADDRESS (set that instead)',
      ],
    ],
    [
      { ZK_CLIENT_PORT_FILE: '/port' },
      [
        'ZK_CLIENT_PORT_FILE: probes must know it as well, and read ZK_CLIENT_PORT (set that instead)',
      ],
    ],
  ])('is what probes know: %j', (env, problems) => {
    expect(problemsOf(env)).toEqual(problems);
  });

  it('is given in one spelling', () => {
    expect(problemsOf({ 'ZK_CFG_fips-mode': 'false', ZK_CFG_fips_mode: 'true' })).toEqual([
      'ZK_CFG_fips_mode: ZK_CFG_fips-mode says fips-mode too (set one of them)',
    ]);
  });

  it('is no server', () => {
    expect(problemsOf({ ZK_CFG_server_1: 'a:1:2' })).toEqual([
      'ZK_CFG_server_1: list servers in ZK_SERVERS or ZK_EXTRA_SERVERS',
    ]);
  });
});

describe('a mounted file like zoo.cfg', () => {
  it.each([
    ['line ends of Windows', 'snapCount=9\r\npreAllocSize = 7 \r\n'],
    ['a byte order mark', '\ufeffsnapCount=9\npreAllocSize=7'],
    ['a mark before a comment', '\ufeff# mine\nsnapCount=9\npreAllocSize=7'],
    ['continued lines', 'snapCount=\\\n   9\npreAlloc\\\r\n  Size:7'],
  ])('has %s', (_, text) => {
    expect(entriesOf(text)).toEqual([
      ['snapCount', '9'],
      ['preAllocSize', '7'],
    ]);
  });

  it.each<readonly [string, string | Buffer, readonly string[]]>([
    ['an escape cut off', 'b=1\na=MARK\\u12', ['a: a \\u without four hexadecimal digits']],
    ['keys twice', 'a=1\nb=1\na=2\nb=1', ['a is there 2 times', 'b is there 2 times (keep one)']],
    ['no text', notText, ['expected text in UTF-8']],
    ['megabytes', 'a'.repeat(1024 ** 2 + 1), ['more than 1 MiB']],
    ['too many keys', 'a\n'.repeat(1024 ** 2 / 2), ['524288 keys, expected a file like zoo.cfg']],
  ])('with %s is refused', (_, text, problems) => {
    const path = write('cfg', text);
    const seen = problemsOf({ ZK_CONFIG_FILE: path });
    expect(seen).toEqual(
      problems.map((problem): unknown =>
        expect.stringContaining(`ZK_CONFIG_FILE: ${path}: ${problem}`),
      ),
    );
  });

  it('that lists a server twice is refused', () => {
    const path = write('cfg', 'server.1=a:1:2\nserver.1=b:1:2\n');
    expect(problemsOf({ ZK_CONFIG_FILE: path })).toEqual(
      expect.arrayContaining([expect.stringContaining(`${path}: server.1 is there 2 times`)]),
    );
  });
});
