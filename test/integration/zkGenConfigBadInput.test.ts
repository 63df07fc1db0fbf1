import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptIn, type Refusal, refused, type Run } from '../support/refusals.ts';
import {
  type Box,
  makeBox,
  runUnprivileged,
  runZkGenConfig,
  unprivileged,
} from '../support/runZkGenConfig.ts';

let box: Box;
beforeEach(() => {
  box = makeBox();
});
afterEach(() => box.remove());

const attempt = async (env: Refusal['env'], run?: Run) => attemptIn(box, env, run);

const whole = (range: string, got: string) =>
  `expected a whole number, ${range}, got ${JSON.stringify(got)}$`;

describe('a pod that is no member', () => {
  it.each<Refusal>([
    {
      title: 'a name without an ordinal',
      env: { POD_NAME: 'zookeeper' },
      code: 78,
      lines: [
        /^zkGenConfig: POD_NAME: "zookeeper" does not end in the ordinal of a StatefulSet's pod, as name-0 does \(3 members .*set POD_NAME from metadata\.name\)$/,
      ],
    },
    {
      title: 'an ordinal with a leading zero',
      env: { POD_NAME: 'zk-00' },
      code: 78,
      lines: [/^zkGenConfig: POD_NAME: "zk-00" does not end in the ordinal/],
    },
    {
      title: 'an ordinal beyond the ensemble',
      env: { POD_NAME: 'zk-3' },
      code: 78,
      lines: [
        /^zkGenConfig: ZK_REPLICAS: "zk-3" is no member of an ensemble of 3: 3 have 0 to 2 \(to grow, raise ZK_REPLICAS and spec\.replicas together, by one; to shrink, lower spec\.replicas first, then ZK_REPLICAS\)$/,
      ],
    },
    {
      title: 'no domain',
      env: { POD_NAME: 'no-such-pod-0', ZK_DOMAIN: '' },
      code: 78,
      lines: [
        /^zkGenConfig: ZK_DOMAIN: no domain found for "no-such-pod-0", .*serviceName of the StatefulSet\)$/,
      ],
    },
    {
      title: 'another id than its ordinal says',
      env: { ZK_MY_ID: '2' },
      code: 78,
      lines: [/^zkGenConfig: ZK_MY_ID: expected 1, the id of "zk-0", got 2 \(unset it/],
    },
    {
      title: 'a hosts file that is not there',
      env: { POD_HOSTS_FILE: '/no/such/file' },
      code: 78,
      lines: [/^zkGenConfig: POD_HOSTS_FILE: .*\/no\/such\/file/],
    },
  ])('$title', async ({ env, argv = [], code, lines }) => {
    const run: Run = async (variables) => runZkGenConfig(variables, argv);
    expect(await attempt(env, run)).toEqual(refused(code, ...lines));
  });
});

describe('a bad value', () => {
  it.each<readonly [string, string, string]>([
    ['ZK_REPLICAS', '', 'is required: size of the ensemble, .*spec\\.replicas'],
    ['ZK_REPLICAS', '0', whole('1 to 255', '0')],
    ['ZK_REPLICAS', '256', whole('1 to 255', '256')],
    ['ZK_REPLICAS', '-3', whole('1 to 255', '-3')],
    ['ZK_REPLICAS', 'three', whole('1 to 255', 'three')],
    ['ZK_REPLICAS', '3.0', whole('1 to 255', '3.0')],
    ['ZK_CLIENT_PORT', '70000', whole('1 to 65535', '70000')],
    [
      'ZK_CLIENT_PORT',
      'tcp://10.96.0.7:2181',
      'got "tcp://.*which Kubernetes injected .*enableServiceLinks: false',
    ],
    ['ZK_TICK_TIME', '0', whole('1 to 107374182', '0')],
    [
      'ZK_HEAP_SIZE',
      '2 gigs',
      'expected a size such as 2G or 512M, 8M or more, or .* 1% to 99%, got "2 gigs"$',
    ],
    ['ZK_LOG_LEVEL', 'LOUD', 'expected one of TRACE, .*, got "LOUD"$'],
    ['ZK_DATA_DIR', 'data', 'expected an absolute path, got "data"$'],
    ['ZK_DATA_DIR', '/a\nserver.9=x', String.raw`expected one line .* got "/a\\nserver\.9=x"$`],
    ['ZK_DOMAIN', 'zk hs', 'expected a DNS name such as .*, got "zk hs"$'],
    ['ZK_4LW_WHITELIST', 'everything', 'expected four-letter words .*, got "everything"$'],
    ['ZK_ADMIN_SERVER', 'on', 'expected true or false, got "on"$'],
    ['ZK_SERVER_PORT', '2181', '2181 is the port of ZK_CLIENT_PORT too'],
    ['ZK_MIN_SESSION_TIMEOUT', '50000', '50000 ms is more than ZK_MAX_SESSION_TIMEOUT, 40000 ms'],
  ])('%s=%j', async (name, value, problem) => {
    const line = new RegExp(`^zkGenConfig: ${name}: ${problem}`);
    expect(await attempt({ [name]: value })).toEqual(refused(78, line));
  });

  it('is reported with all others, and with what follows from the rest', async () => {
    const env = {
      POD_NAME: 'zk-5',
      ZK_HEAP_SIZE: 'x',
      ZK_TICK_TIME: 'y',
      ZK_ELECTION_PORT: '2888',
    };
    expect(await attempt(env)).toEqual(
      refused(
        78,
        /^zkGenConfig: ZK_TICK_TIME: /,
        /^zkGenConfig: ZK_HEAP_SIZE: /,
        /^zkGenConfig: ZK_ELECTION_PORT: 2888 is the port of ZK_SERVER_PORT too/,
        /^zkGenConfig: ZK_REPLICAS: "zk-5" is no member/,
      ),
    );
  });
});

describe('a bad argument', () => {
  it.each<Refusal>([
    {
      title: 'an unknown flag',
      argv: ['--replicsa=3'],
      code: 64,
      lines: [/^zkGenConfig: --replicsa: unknown flag \(did you mean --replicas\?\)$/],
    },
    {
      title: 'an operand',
      argv: ['now'],
      code: 64,
      lines: [/^zkGenConfig: expected no operand, got "now" \(see zkGenConfig --help\)$/],
    },
    {
      title: 'a flag without its value',
      argv: ['--replicas'],
      code: 64,
      lines: [/^zkGenConfig: .*replicas.* \(see zkGenConfig --help\)$/],
    },
    {
      title: 'a bad value of a flag',
      argv: ['--tick_time=fast'],
      code: 64,
      lines: [/^zkGenConfig: --tick-time: expected a whole number, .*, got "fast"$/],
    },
    {
      title: 'a bad flag and a bad variable',
      env: { ZK_HEAP_SIZE: 'x' },
      argv: ['--servers=0'],
      code: 64,
      lines: [/^zkGenConfig: --replicas: /, /^zkGenConfig: ZK_HEAP_SIZE: /],
    },
  ])('$title', async ({ env, argv = [], code, lines }) => {
    const run: Run = async (variables) => runZkGenConfig(variables, argv);
    expect(await attempt(env, run)).toEqual(refused(code, ...lines));
  });
});

describe('a volume that is not this member’s', () => {
  it.each([
    [
      '3\n',
      /the volume belongs to member 3, and this pod is member 1 \(give it the volume of member 1; .*\)$/,
    ],
    ['zk-0', /expected a whole number, 1 to 255, got "zk-0" \(if this is the volume of member 1,/],
  ])('with the myid %j', async (myid, problem) => {
    mkdirSync(join(box.folder, 'data'));
    writeFileSync(join(box.folder, 'data/myid'), myid);
    const line = new RegExp(`^zkGenConfig: ${box.folder}/data/myid: ${problem.source}`);
    expect(await attempt({})).toEqual(refused(78, line));
  });
});

describe('a place that cannot be written', () => {
  it('a folder below a file', async () => {
    writeFileSync(join(box.folder, 'file'), '');
    expect(await attempt({ ZK_CONF_DIR: join(box.folder, 'file/conf') })).toEqual(
      refused(
        73,
        /^zkGenConfig: \/.*\/file: a file, expected a folder \(remove it, or choose another/,
      ),
    );
  });

  it('a file that is a folder', async () => {
    mkdirSync(join(box.folder, 'conf/zoo.cfg'), { recursive: true });
    mkdirSync(join(box.folder, 'data/myid'), { recursive: true });
    expect(await attempt({})).toEqual(
      refused(
        73,
        /^zkGenConfig: \/.*\/conf\/zoo\.cfg: a folder, expected a file \(remove it\)$/,
        /^zkGenConfig: \/.*\/data\/myid: a folder, expected a file \(remove it\)$/,
      ),
    );
  });

  it('a file system that takes no folders, found only on the way', async () => {
    expect(await attempt({ ZK_DATA_LOG_DIR: '/proc/zk/log' })).toEqual(
      refused(73, /^zkGenConfig: \/proc.*: (ENOENT|permission denied .*)$/),
    );
  });

  it('folders of somebody else', async () => {
    const { uid, gid } = unprivileged;
    for (const name of ['conf', 'data']) {
      mkdirSync(join(box.folder, name));
      chmodSync(join(box.folder, name), 0o555);
    }
    chmodSync(box.folder, 0o555);
    const denied = `permission denied to uid ${uid}, gid ${gid} \\(.*fsGroup: ${gid} in the pod's securityContext\\)$`;
    const lines = ['', '/data', '/conf'].map(
      (name) => new RegExp(`^zkGenConfig: ${box.folder}${name}: ${denied}`),
    );
    const seen = await attempt({}, async (env) => runUnprivileged(box, env));
    expect(seen).toEqual(refused(73, ...lines));
  });

  it('a myid that only somebody else may read', async () => {
    mkdirSync(join(box.folder, 'data'));
    writeFileSync(join(box.folder, 'data/myid'), '1\n');
    chmodSync(join(box.folder, 'data/myid'), 0o000);
    const { code, stderr } = await runUnprivileged(box, box.env);
    expect(stderr).toMatch(/\/data\/myid: permission denied to uid \d+, gid \d+ \(.*fsGroup/);
    expect(code).toBe(73);
    expect(readdirSync(box.folder)).toEqual(['data']);
  });
});
