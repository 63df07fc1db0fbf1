import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runTool } from '../../local/runCommand.ts';
import { type RunningPod, runPod } from '../../local/runPod.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askServer } from '../../src/zookeeper/ask/askServer.ts';
import { clientSection, renderJaas } from '../../src/zookeeper/sasl/jaas.ts';
import {
  daysFromNow,
  makeAuthority,
  makeIdentity,
  renderCertificates,
  renderKey,
  writeSecret,
} from '../support/certificates.ts';
import { makeSite } from '../support/makeSite.ts';
import { readTree } from '../support/readTree.ts';
import { runZooKeeperMain } from '../support/runZooKeeperMain.ts';
import { smallJvm } from '../support/smallJvm.ts';

const site = makeSite('zk-secrets', '127.0.131');
const at = (name: string): string => join(site.folder, name);
let pod: LocalPod;
let server: RunningPod | undefined;

/** By what it is: text that must be seen nowhere. */
const secrets: Record<string, string> = {
  'password of a client': 'MARK-of-alice',
  'password of the quorum': 'MARK-of-the-quorum',
  'password of a store in a file': 'MARK-of-the-store',
  'password in the mounted zoo.cfg': 'MARK-of-the-trust',
  'digest of the administrator': 'super:MARK-of-the-digest=',
};

/** The secrets in a text, by what they are. */
function findSecrets(text: string): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => text.includes(secret))
    .map(([what]) => what);
}

function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

async function run(
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished & { readonly seen: readonly string[] }> {
  const ended = await runTool(site, pod, ['zkGenConfig', ...args], env);
  return { ...ended, seen: findSecrets(ended.stdout + ended.stderr) };
}

/** The runs that write nothing. */
const reading = [['--dry-run'], ['--dry-run', '--json'], ['--check'], ['--check', '--json']];

beforeAll(async () => {
  const valid = { notBefore: daysFromNow(-9000), notAfter: daysFromNow(9000) };
  const authority = await makeAuthority(valid);
  const leaf = await makeIdentity({ ...valid, issuer: authority, addresses: ['127.0.131.1'] });
  const tls = writeSecret(at('tls'), {
    'tls.crt': renderCertificates(leaf),
    'tls.key': renderKey(leaf, 'sec1'),
    'ca.crt': renderCertificates(authority),
  });
  for (const form of ['sec1', 'pkcs8'] as const) {
    const [, line = ''] = renderKey(leaf, form).split('\n');
    // not the head of it, which every key of this kind has
    secrets[`private key as ${form}`] = line.slice(-20);
  }
  pod = zkPod(site, 0, 1, {
    env: {
      ...smallJvm,
      ZK_SERVERS: '1=127.0.131.1:2888:3888',
      ZK_CFG_standaloneEnabled: 'false',
      ZK_LOG_LEVEL: 'DEBUG',
      ZK_4LW_WHITELIST: 'envi,conf',
      ZK_SECURE_CLIENT_PORT: '2281',
      ZK_SECURE_CLIENT_PORT_ADDRESS: '127.0.131.1',
      ZK_TLS_DIR: tls,
      ZK_QUORUM_TLS_DIR: tls,
      ZK_SASL_USERS_FILE: write('users', `alice:${secrets['password of a client']}\n`),
      ZK_SASL_QUORUM_FILE: write('quorum', `zk:${secrets['password of the quorum']}\n`),
      ZK_CFG_ssl_trustStore_password_FILE: write(
        'password',
        `${secrets['password of a store in a file']}\n`,
      ),
      ZK_CFG_DigestAuthenticationProvider_superDigest_FILE: write(
        'digest',
        secrets['digest of the administrator'] ?? '',
      ),
      ZK_CONFIG_FILE: write(
        'mounted.cfg',
        `ssl.quorum.trustStore.password=${secrets['password in the mounted zoo.cfg']}\n`,
      ),
    },
  });
  mkdirSync(pod.folder);
});

afterAll(async () => {
  server?.kill();
  await server?.exited;
  rmSync(site.folder, { recursive: true });
});

describe('no secret is seen', () => {
  // In this order: of a new member, of one that is as it shall be, of one that something changed at.
  it('in what any kind of run prints', async () => {
    const check = async (stage: string): Promise<void> => {
      for (const args of reading) {
        const { code, seen } = await run(args);
        expect({ stage, args, code, seen }).toEqual({
          stage,
          args,
          code: args.includes('--check') && stage !== 'unchanged' ? 1 : 0,
          seen: [],
        });
      }
    };
    await check('new');
    expect(await run(['--json'])).toMatchObject({ code: 0, seen: [] });
    expect(await run()).toMatchObject({
      code: 0,
      seen: [],
      stderr: expect.stringContaining('wrote 0 files, 13 unchanged'),
    });
    await check('unchanged');
    for (const name of ['zoo.cfg', 'jaas.conf', 'keystore.pem', 'java.env']) {
      const path = join(pod.folder, 'conf', name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('MARK', '-MARK').slice(0, -9));
    }
    await check('changed');
    expect(await run()).toMatchObject({ code: 0, seen: [] });
  });

  it('when its variable or its file is gone, and the file of the last run is not', async () => {
    const gone = { ZK_CFG_ssl_trustStore_password_FILE: '', ZK_CONFIG_FILE: '', ZK_TLS_DIR: '' };
    const env = { ...gone, ZK_SECURE_CLIENT_PORT: '', ZK_SASL_USERS_FILE: '' };
    for (const args of reading) expect(await run(args, env)).toMatchObject({ seen: [] });
  });

  it('in the files that others may read', () => {
    const files = Object.entries(readTree(pod.folder));
    const holding = files.filter(([, { text = '' }]) => findSecrets(text).length > 0);
    expect(holding.map(([path, { mode }]) => [path, mode])).toEqual([
      ['conf/jaas.conf', '600'],
      ['conf/keystore.pem', '600'],
      ['conf/quorum-keystore.pem', '600'],
      ['conf/zoo.cfg', '600'],
    ]);
    const texts = holding.map(([, { text = '' }]) => text).join('');
    const sources = new Set(['private key as sec1']);
    const written = Object.keys(secrets).filter((what) => !sources.has(what));
    // else the search could not fail
    expect(findSecrets(texts).toSorted()).toEqual(written.toSorted());
  });
});

const secretOf = (what: string): string => secrets[what] ?? '';

/** The folder of the certificates with another key. */
function badTls(key: string): string {
  mkdirSync(at('bad-tls'), { recursive: true });
  for (const name of ['tls.crt', 'ca.crt']) {
    writeFileSync(join(at('bad-tls'), name), readFileSync(join(at('tls'), name)));
  }
  writeFileSync(join(at('bad-tls'), 'tls.key'), key);
  return at('bad-tls');
}

describe('no secret is seen in a refusal', () => {
  const cases: readonly (readonly [string, () => NodeJS.ProcessEnv, RegExp])[] = [
    [
      'users with bad lines',
      () => ({
        ZK_SASL_USERS_FILE: write('bad', `${secretOf('password of a client')}\na b:MARK-of-alice`),
      }),
      /ZK_SASL_USERS_FILE: .*line 1: expected name:password\n.*line 2: expected a name/,
    ],
    [
      'a quorum’s password in the variable of its level',
      () => ({ ZK_SASL_QUORUM: `zk:${secretOf('password of the quorum')}` }),
      /ZK_SASL_QUORUM: expected one of .*not shown/,
    ],
    [
      'users in a variable',
      () => ({ ZK_SASL_USERS: `alice:${secretOf('password of a client')}` }),
      /ZK_SASL_USERS: a secret \(put it into a mounted file, and name that in ZK_SASL_USERS_FILE\)/,
    ],
    [
      'a password in a variable',
      () => ({ ZK_CFG_ssl_keyStore_password: secretOf('password of a store in a file') }),
      /ZK_CFG_ssl_keyStore_password: a secret \(.* ZK_CFG_ssl_keyStore_password_FILE\)/,
    ],
    [
      'a password for a key without one',
      () => ({
        ZK_CFG_ssl_keyStore_password_FILE: write('own', secretOf('password of a store in a file')),
      }),
      /ZK_CFG_ssl_keyStore_password_FILE: the key of ZK_TLS_DIR has no password/,
    ],
    [
      'a password of two lines',
      () => ({
        ZK_CFG_ssl_trustStore_password_FILE: write(
          'lines',
          `x\n${secretOf('password of a store in a file')}`,
        ),
      }),
      /ZK_CFG_ssl_trustStore_password_FILE: expected one line of text \(the value is not shown\)/,
    ],
    [
      'a password among flags',
      () => ({ ZK_JVM_FLAGS: `-Dx.password=a ${secretOf('password of a client')} -Xss1m` }),
      /ZK_JVM_FLAGS: -Dx\.password would show a secret/,
    ],
    [
      'a key that is none',
      () => ({
        ZK_TLS_DIR: badTls(`${'-'.repeat(5)}BEGIN PRIVATE KEY${'-'.repeat(5)}\nMARK-of-alice`),
      }),
      /ZK_TLS_DIR: .*tls\.key: /,
    ],
    [
      'a mounted zoo.cfg with faults',
      () => ({
        ZK_CONFIG_FILE: write(
          'bad.cfg',
          `ssl.truststore.password=MARK-of-alice\nssl.trustStore.password=MARK-of-the-quorum\nssl.trustStore.password=\\u00\n`,
        ),
      }),
      /ZK_CONFIG_FILE: .*bad\.cfg: /,
    ],
    [
      'an unknown key that sounds like one',
      () => ({ ZK_CONFIG_FILE: write('odd.cfg', 'ssl.truststore.password=MARK-of-alice\n') }),
      /odd\.cfg: ssl\.truststore\.password: no key .*did you mean ssl\.trustStore\.password\?/,
    ],
  ];

  it.each(cases)('of %s', async (_, env, problem) => {
    for (const args of [[], ...reading]) {
      const { code, stdout, stderr, seen } = await run(args, env());
      expect({ args, code, seen }).toEqual({ args, code: 78, seen: [] });
      expect(stderr).toMatch(new RegExp(problem.source, 's'));
      expect(stdout === '').toBe(!args.includes('--json'));
    }
  });
});

describe('no secret is seen of a server', () => {
  beforeAll(async () => {
    server = runPod(site, pod, ['zkStart']);
    await waitFor({ what: 'the member serves', timeoutMs: 60_000 }, async () => {
      if (server?.isRunning() !== true) throw new Error(server?.readLog());
      return (await runTool(site, pod, ['zkOk', 'ready'])).code === 0 ? true : undefined;
    });
  });

  it('in its command, as it is printed and as every process sees it', async () => {
    const printed = await runTool(site, pod, ['zkStart', 'print-cmd']);
    const real = readFileSync(`/proc/${server?.pid}/cmdline`, 'utf8');
    expect(real).toContain('QuorumPeerMain');
    expect(printed.stdout).toContain('QuorumPeerMain');
    expect(findSecrets(printed.stdout + printed.stderr + real)).toEqual([]);
  });

  it('in its log at DEBUG, nor in what it tells of itself, once clients have logged in', async () => {
    const user = { name: 'alice', password: secrets['password of a client'] ?? '' };
    const [path, client] = [write('client.conf', renderJaas([clientSection(user)])), at('client')];
    const flags = [`-Djava.security.auth.login.config=${path}`, '-Dzookeeper.fips-mode=false'];
    const { text } = await runZooKeeperMain(client, `${pod.address}:2181`, ['whoami'], flags);
    expect(text).toContain('sasl: alice');
    const log = server?.readLog() ?? '';
    expect(log).toMatch(/ - DEBUG /);
    expect(log).toMatch(/alice/);
    const told = await Promise.all(
      (['envi', 'conf'] as const).map(async (command) =>
        askServer(command, { host: pod.address, port: 2181, timeoutMs: 5000 }),
      ),
    );
    expect(told.join('')).toMatch(/java\.version[^]*dataDir=/);
    expect(findSecrets(log + told.join(''))).toEqual([]);
  });
});
