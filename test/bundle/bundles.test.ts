import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  daysFromNow,
  makeAuthority,
  makeIdentity,
  renderCertificates,
  renderKey,
} from '../support/certificates.ts';
import { answer, keys, metadataBody, startFakeBroker } from '../support/fakeBroker.ts';
import { startFakeServer } from '../support/fakeServer.ts';
import { makeKafkaOkBox } from '../support/kafkaOkBox.ts';

const tools = globSync('src/*/main.ts')
  .map((path) => basename(dirname(path)))
  .toSorted();

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

function packagesIn(tool: string): string[] {
  const metafile = JSON.parse(readFileSync('dist/metafile.json', 'utf8')) as Metafile;
  const inputs = Object.keys(metafile.outputs[`dist/${tool}.mjs`]?.inputs ?? {});
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].toSorted();
}

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));

beforeAll(async () => {
  // What is tested is what the sources say now, whoever built before.
  await execa('node', ['esbuild.config.ts']);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(tools)('%s', (tool) => {
  const run = async (...args: readonly string[]) => {
    const alone = join(folder, `${tool}.mjs`);
    copyFileSync(join('dist', `${tool}.mjs`), alone);
    return execa(alone, args, { cwd: folder, reject: false, stdin: 'ignore' });
  };

  it('is executable', () => {
    expect(statSync(join('dist', `${tool}.mjs`)).mode & 0o111).toBe(0o111);
  });

  it('runs alone in an empty folder: --version and --help', async () => {
    expect(await run('--version')).toMatchObject({ exitCode: 0, stdout: `${tool} 0.1.0` });
    const help = await run('--help');
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toMatch(new RegExp(`^${tool} `));
    expect(help.stdout).toContain('--version');
  });

  it('names a flag that it does not know, and exits 64', async () => {
    const { exitCode, stderr, stdout } = await run('--no-such-flag');
    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${tool}: .*--?no-such-flag.*$`));
  });
});

it('each tool carries the packages that it needs, and no others', () => {
  const packages = Object.fromEntries(tools.map((tool) => [tool, packagesIn(tool).join(' ')]));
  expect(packages).toMatchInlineSnapshot(`
    {
      "kafkaCli": "ansi-regex ansi-styles cliui escalade get-caller-file strip-ansi wrap-ansi y18n yargs yargs-parser",
      "kafkaMetrics": "ansi-regex ansi-styles async cliui escalade get-caller-file kafkajs node-zookeeper-client strip-ansi underscore wrap-ansi y18n yargs yargs-parser",
      "kafkaOk": "ansi-regex ansi-styles cliui escalade get-caller-file kafkajs strip-ansi wrap-ansi y18n yargs yargs-parser",
      "kafkaStart": "@sec-ant/readable-stream @sindresorhus/merge-streams ansi-regex ansi-styles async cliui escalade execa figures get-caller-file get-stream human-signals is-plain-obj is-stream is-unicode-supported kafkajs node-zookeeper-client npm-run-path parse-ms path-key pretty-ms signal-exit strip-ansi strip-final-newline underscore unicorn-magic which-command wrap-ansi y18n yargs yargs-parser yoctocolors",
      "zkCli": "ansi-regex ansi-styles async cliui escalade get-caller-file node-zookeeper-client strip-ansi underscore wrap-ansi y18n yargs yargs-parser",
      "zkGenConfig": "ansi-regex ansi-styles cliui diff escalade get-caller-file strip-ansi wrap-ansi y18n yargs yargs-parser",
      "zkMetrics": "ansi-regex ansi-styles cliui escalade get-caller-file strip-ansi wrap-ansi y18n yargs yargs-parser",
      "zkOk": "ansi-regex ansi-styles cliui escalade get-caller-file strip-ansi wrap-ansi y18n yargs yargs-parser",
      "zkStart": "ansi-regex ansi-styles cliui escalade get-caller-file strip-ansi wrap-ansi y18n yargs yargs-parser",
    }
  `);
});

/** The modules of Node's that a program has loaded when it ends. */
async function modulesOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const list = `import { writeSync } from 'node:fs';
    process.on('exit', () => writeSync(1, process.moduleLoadList.join('\\n')));`;
  const options = `--import=data:text/javascript,${encodeURIComponent(list)}`;
  const { stdout } = await execa(program, args, {
    env: { ...env, NODE_OPTIONS: options },
    reject: false,
  });
  return stdout.split('\n').map((line) => line.replace('NativeModule ', ''));
}

it('zkGenConfig loads a module of Node only where it uses it: no crypto without TLS', async () => {
  const env = { ZK_REPLICAS: '1', ZK_CONF_DIR: folder, ZK_DATA_DIR: folder };
  const loaded = await modulesOf('dist/zkGenConfig.mjs', ['--check'], env);
  expect(loaded).toContain('fs');
  expect(loaded.filter((name) => ['crypto', 'net', 'tls', 'zlib'].includes(name))).toEqual([]);
});

it('zkOk loads nothing for one exchange that the exchange itself does not need', async () => {
  const server = await startFakeServer('127.0.0.1', (socket) => socket.end('imok'));
  try {
    const port = String(server.port);
    const bare = await modulesOf(
      process.execPath,
      ['bench/bareExchange.mjs', '127.0.0.1', port],
      {},
    );
    const loaded = await modulesOf('dist/zkOk.mjs', ['live', '--port', port], {});
    expect(loaded).toContain('net');
    expect(loaded.filter((name) => !bare.includes(name))).toEqual([]);
  } finally {
    server.close();
  }
});

it('kafkaOk asks a broker without a warning of Node, which kafkajs itself would bring about', async () => {
  const address = '127.0.251.1';
  const box = makeKafkaOkBox(address);
  const replies = { [keys.metadata]: answer(metadataBody({ brokers: [0] })) };
  const fake = await startFakeBroker({ address, replies });
  try {
    box.write(`PLAINTEXT://${address}:${fake.port}`);
    expect(await box.run(['ready'], {}, ['--trace-warnings'])).toMatchObject({
      exitCode: 0,
      stdout: 'kafkaOk: broker 0 is registered',
      stderr: '',
    });
  } finally {
    fake.close();
    box.remove();
  }
});

it('no bundle carries a decoder of kafkajs that makes room for what is announced', () => {
  for (const tool of tools) {
    const text = readFileSync(`dist/${tool}.mjs`, 'utf8');
    expect(text).not.toMatch(/Array\w*\((?:async )?\w*reader\w*\) ?\{[^}]*new Array\(/);
  }
});

it('zkGenConfig makes what a class of Node gives, where it gets it late: certificates', async () => {
  const notAfter = daysFromNow(3650);
  const authority = await makeAuthority({ notAfter });
  const own = await makeIdentity({ issuer: authority, dnsNames: ['zk-0.zk-hs'], notAfter });
  const texts = {
    'tls.crt': renderCertificates(own),
    'tls.key': renderKey(own, 'sec1'),
    'ca.crt': renderCertificates(authority),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const env = {
    POD_NAME: 'zk-0',
    ZK_REPLICAS: '1',
    ZK_CONF_DIR: folder,
    ZK_DATA_DIR: folder,
    ZK_DOMAIN: 'zk-hs',
    ZK_TLS_DIR: folder,
    ZK_SECURE_CLIENT_PORT: '2281',
  };
  const { stdout } = await execa('dist/zkGenConfig.mjs', ['--dry-run'], { env });
  expect(stdout).toContain(`ssl.keyStore.location=${folder}/keystore.pem`);
});

describe.each([
  { tool: 'zkStart', before: ['--generate'] },
  { tool: 'kafkaStart', before: [] },
])('$tool, as the ENTRYPOINT of an image', ({ tool, before }) => {
  const run = async (...args: readonly string[]) =>
    execa(`dist/${tool}.mjs`, [...before, ...args], { reject: false, stdin: 'ignore' });

  it('becomes the program that is named behind it', async () => {
    const { stdout, exitCode } = await run('sh', '-c', 'echo "$0 $*"; exit 7', 'a b', '--help');
    expect({ stdout, exitCode }).toEqual({ stdout: 'a b --help', exitCode: 7 });
  });

  it('takes what is no program for its own operand', async () => {
    const { stderr, exitCode } = await run('no-such-program', '--help-me');
    expect(exitCode).toBe(64);
    expect(stderr).toMatch(new RegExp(`^${tool}: .*--?help-me`));
  });
});
