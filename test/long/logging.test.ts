import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { runPod, type RunningPod } from '../../local/runPod.ts';
import { type LocalPod, runtimeFolder, type Site, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { LogLevel } from '../../src/java/logLevel.ts';
import { logMessages, nastyMessages } from '../support/logMessages.ts';
import { makeSite } from '../support/makeSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const securePort = 2281;
const rounds = 5;

let site: Site;
let pod: LocalPod;
let server: RunningPod | undefined;

beforeEach(() => {
  site = makeSite('logging', '127.0.106');
});

afterEach(async () => {
  if (server?.isRunning() === true) {
    server.kill();
    await server.exited;
  }
  server = undefined;
  rmSync(site.folder, { recursive: true });
});

type Env = Readonly<Record<string, string>>;

/** Configures one member, with the jars for JSON beside the server's; `env` is beside what every pod has. */
async function configure(version: string, env: Env): Promise<void> {
  const lib = join(site.folder, 'lib');
  mkdirSync(lib);
  for (const jars of [runtimeFolder(site, 'zookeeper', version), log4jJson()]) {
    for (const jar of readdirSync(join(jars, 'lib'))) {
      symlinkSync(join(jars, 'lib', jar), join(lib, jar));
    }
  }
  pod = zkPod(site, 0, 1, { env: { ZK_LIB_DIR: lib, ...env } });
  expect(await runTool(site, pod, ['zkGenConfig'])).toMatchObject({ code: 0 });
}

async function start(version: string, env: Env = {}): Promise<void> {
  await configure(version, env);
  server = runPod(site, pod, ['zkStart']);
  await untilReady();
}

async function untilReady(): Promise<void> {
  await waitFor({ what: 'the server', timeoutMs: 60_000 }, async () =>
    (await runTool(site, pod, ['zkOk', 'ready'])).code === 0 ? true : undefined,
  );
}

/** Where prepare.mjs puts the layout for JSON, with what it needs. */
const log4jJson = () => join(site.root, '.runtime/log4j-json');

/** Ends the server, whose log is whole then, and gives its lines. */
async function stop(): Promise<readonly string[]> {
  server?.signal('SIGTERM');
  expect(await server?.exited).toBe(143);
  return readLines();
}

/** What the server has said, without the warnings of zkStart before it. */
function readLines(): readonly string[] {
  const lines = server?.readLog().split('\n').slice(0, -1) ?? [];
  return lines.filter((line) => !line.startsWith('zkStart: '));
}

/** Every probe there is, several times. */
async function probe(): Promise<void> {
  for (const command of [['zkOk', 'live'], ['zkOk', 'ready'], ['zkMetrics']] as const) {
    for (let round = 0; round < rounds; round += 1) {
      expect(await runTool(site, pod, [...command])).toMatchObject({ code: 0 });
    }
  }
}

async function probeByTls(): Promise<void> {
  for (const word of ['ruok', 'srvr', 'mntr']) {
    for (let round = 0; round < rounds; round += 1) {
      const socket = connect({ host: pod.address, port: securePort, rejectUnauthorized: false });
      socket.write(word);
      expect(await text(socket)).toMatch(/imok|Mode: standalone|zk_server_state\tstandalone/);
    }
  }
}

/** A certificate of its own for the server, and a port that speaks TLS with everybody. */
async function makeSecure(): Promise<Env> {
  const folder = join(site.folder, 'tls');
  mkdirSync(folder);
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 60 -subj /CN=zk-0 -keyout';
  const [key, certificate] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  await execa('openssl', [...request.split(' '), key, '-out', certificate]);
  copyFileSync(certificate, join(folder, 'ca.crt'));
  return {
    ZK_TLS_DIR: folder,
    ZK_TLS_CLIENT_AUTH: 'none',
    ZK_SECURE_CLIENT_PORT: String(securePort),
    ZK_SECURE_CLIENT_PORT_ADDRESS: zkPod(site, 0, 1).address,
  };
}

const probeLine = /Processing (?:ruok|srvr|mntr)|(?:Accepted|Closed) socket connection/;
const countLines = (lines: readonly string[], pattern: RegExp) =>
  lines.filter((line) => pattern.test(line)).length;

describe.each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it('a probe leaves no line in the log', async () => {
    await start(version);
    await probe();
    const before = readLines();
    await probe();
    const lines = await stop();
    expect(countLines(lines, / - INFO /)).toBeGreaterThan(5);
    expect(countLines(lines, probeLine)).toBe(0);
    expect(lines.slice(before.length)).toEqual([]);
  });

  it('a probe leaves lines where they are asked for', async () => {
    await start(version, { ZK_LOG_PROBES: 'true' });
    await probe();
    expect(countLines(await stop(), probeLine)).toBeGreaterThanOrEqual(3 * rounds);
  });

  it('a probe leaves no line in the log over Netty', async () => {
    const factory = 'org.apache.zookeeper.server.NettyServerCnxnFactory';
    await start(version, { ZK_CFG_serverCnxnFactory: factory });
    await probe();
    const lines = await stop();
    expect(countLines(lines, /NettyServerCnxnFactory/)).toBeGreaterThan(0);
    expect(countLines(lines, probeLine)).toBe(0);
  });

  it.skipIf(version.startsWith('3.4.'))('a probe leaves no line in the log over TLS', async () => {
    await start(version, await makeSecure());
    await probeByTls();
    const before = readLines();
    await probeByTls();
    const lines = await stop();
    expect(countLines(lines, new RegExp(`:${securePort}`))).toBeGreaterThan(0);
    expect(countLines(lines, probeLine)).toBe(0);
    expect(lines.slice(before.length)).toEqual([]);
  });

  it.each<[LogLevel, number, RegExp, RegExp]>([
    ['TRACE', 1, / - TRACE /, /^never$/],
    ['DEBUG', 1, / - DEBUG /, / - TRACE /],
    ['INFO', 1, / - INFO /, / - (?:DEBUG|TRACE) /],
    ['WARN', 0, / - WARN /, / - (?:INFO|DEBUG|TRACE) /],
    ['FATAL', 0, / - FATAL /, / - (?:WARN|INFO|DEBUG|TRACE) /],
    ['OFF', 0, /./, /./],
  ])('logs at %s and above', async (level, least, shown, hidden) => {
    await start(version, { ZK_LOG_LEVEL: level });
    await probe();
    await runTool(site, pod, ['zkCli', 'create', '/hello', 'world']);
    const lines = await stop();
    expect(countLines(lines, shown)).toBeGreaterThanOrEqual(least);
    expect(lines.filter((line) => hidden.test(line))).toEqual([]);
  });

  it('whatever is logged is one JSON object a line', async () => {
    await configure(version, { ZK_LOG_FORMAT: 'json' });
    const classPath = [join(pod.folder, 'conf'), join(site.folder, 'lib/*')];
    const messages = fc.sample(nastyMessages, { numRuns: 10_000 });
    const lines = await logMessages(classPath, messages);
    expect(lines).toHaveLength(messages.length);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'INFO' });
  });

  it('each line of the server is a JSON object', async () => {
    await start(version, { ZK_LOG_LEVEL: 'DEBUG', ZK_LOG_FORMAT: 'json' });
    await probe();
    const lines = await stop();
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ message: expect.any(String) });
  });
});

/** What zkServer.sh of 3.4 to 3.7 does: it gives java a level, which beats log4j.properties. */
const asZkServer = (sourced: string) => `
  ${sourced}
  exec java -Dzookeeper.root.logger="\${ZOO_LOG4J_PROP:-INFO,CONSOLE}" -cp "$1:$2/*" \
    org.apache.zookeeper.server.quorum.QuorumPeerMain "$1/zoo.cfg"`;

describe.each(zookeeperVersions.filter((version) => /^3\.[4-7]\./.test(version)))(
  'ZooKeeper %s by its own script: the level does nothing (bitnami/bitnami-docker-zookeeper#68)',
  (version) => {
    it.each([
      [
        'with java.env, which zkEnv.sh sources, it is that of ZK_LOG_LEVEL',
        '. "$1/java.env"',
        true,
      ],
      ['with log4j.properties alone it is the one of the script', '', false],
    ])('%s', async (_, sourced, expected) => {
      await configure(version, { ZK_LOG_LEVEL: 'DEBUG' });
      const folders = [join(pod.folder, 'conf'), join(site.folder, 'lib')];
      const java = execa('sh', ['-c', asZkServer(sourced), 'sh', ...folders], {
        reject: false,
        all: true,
      });
      try {
        await untilReady();
      } finally {
        java.kill('SIGTERM');
      }
      const lines = (await java).all.split('\n');
      expect(countLines(lines, / - INFO /)).toBeGreaterThan(5);
      expect(countLines(lines, / - DEBUG /) > 0).toBe(expected);
    });
  },
);
