import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { runPod, type RunningPod, writeSite } from '../../local/runPod.ts';
import { type LocalPod, runtimeFolder, type Site, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { renderLog4jProperties } from '../../src/zookeeper/log4jProperties.ts';
import { renderLogbackXml } from '../../src/zookeeper/logbackXml.ts';
import type { LogStyle } from '../../src/zookeeper/logFormat.ts';
import type { LogLevel } from '../../src/zookeeper/settings/parsers.ts';
import { logMessages, nastyMessages } from '../support/logMessages.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const securePort = 2281;
const rounds = 5;

let site: Site;
let pod: LocalPod;
let server: RunningPod | undefined;

beforeEach(() => {
  site = {
    folder: mkdtempSync(join(tmpdir(), 'logging-')),
    root: resolve('.'),
    net: '127.0.106',
  };
  writeSite(site);
});

afterEach(async () => {
  if (server?.isRunning() === true) {
    server.kill();
    await server.exited;
  }
  server = undefined;
  rmSync(site.folder, { recursive: true });
});

/** What the server's configuration is to be beside what zkGenConfig writes. */
interface Case extends LogStyle {
  readonly level: LogLevel;
  readonly zooCfg?: readonly string[];
}

/** One member, configured by zkGenConfig, with the jars for JSON beside the server's. */
async function start(version: string, { level, zooCfg = [], ...style }: Case): Promise<void> {
  const lib = join(site.folder, 'lib');
  mkdirSync(lib);
  for (const jars of [runtimeFolder(site, 'zookeeper', version), log4jJson()]) {
    for (const jar of readdirSync(join(jars, 'lib'))) {
      symlinkSync(join(jars, 'lib', jar), join(lib, jar));
    }
  }
  const plain = zkPod(site, 0, 1);
  pod = { ...plain, env: { ...plain.env, ZK_LIB_DIR: lib, ZK_LOG_LEVEL: level } };
  expect(await runTool(site, pod, ['zkGenConfig'])).toMatchObject({ code: 0 });
  const conf = join(pod.folder, 'conf');
  writeLogFiles(conf, level, style);
  appendFileSync(join(conf, 'zoo.cfg'), zooCfg.map((line) => `${line}\n`).join(''));
  server = runPod(site, pod, ['zkStart']);
  await waitFor({ what: `ZooKeeper ${version}`, timeoutMs: 60_000 }, async () =>
    (await runTool(site, pod, ['zkOk', 'ready'])).code === 0 ? true : undefined,
  );
}

function writeLogFiles(conf: string, level: LogLevel, style: LogStyle): void {
  writeFileSync(join(conf, 'log4j.properties'), renderLog4jProperties(level, style));
  writeFileSync(join(conf, 'logback.xml'), renderLogbackXml(level, style));
}

/** Where prepare.mjs puts the layout for JSON, with what it needs. */
const log4jJson = () => join(site.root, '.runtime/log4j-json');

/** Ends the server, whose log is whole then, and gives the lines of it. */
async function stop(): Promise<readonly string[]> {
  server?.signal('SIGTERM');
  expect(await server?.exited).toBe(143);
  return readLines();
}

function readLines(): readonly string[] {
  return server?.readLog().split('\n').slice(0, -1) ?? [];
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

const netty = 'serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory';

/** A certificate of its own for the server, and the lines of zoo.cfg for a port that speaks TLS. */
async function secureLines(): Promise<readonly string[]> {
  const pem = join(site.folder, 'server.pem');
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=zk-0 -keyout';
  await execa('openssl', [...request.split(' '), pem, '-out', `${pem}.crt`]);
  const { stdout } = await execa('cat', [pem, `${pem}.crt`]);
  writeFileSync(pem, `${stdout}\n`);
  return [
    netty,
    `secureClientPort=${securePort}`,
    `secureClientPortAddress=${zkPod(site, 0, 1).address}`,
    'ssl.clientAuth=none',
    ...['keyStore', 'trustStore'].flatMap((store) => [
      `ssl.${store}.location=${pem}`,
      `ssl.${store}.type=PEM`,
    ]),
  ];
}

const probeLine = /Processing (?:ruok|srvr|mntr)|(?:Accepted|Closed) socket connection/;
const countLines = (lines: readonly string[], pattern: RegExp) =>
  lines.filter((line) => pattern.test(line)).length;

describe.each(zookeeperVersions)('ZooKeeper %s', (version) => {
  it('a probe leaves no line in the log', async () => {
    await start(version, { level: 'INFO' });
    await probe();
    const before = readLines();
    await probe();
    const lines = await stop();
    expect(countLines(lines, / - INFO /)).toBeGreaterThan(5);
    expect(countLines(lines, probeLine)).toBe(0);
    expect(lines.slice(before.length)).toEqual([]);
  });

  it('a probe leaves lines where they are asked for', async () => {
    await start(version, { level: 'INFO', probes: true });
    await probe();
    expect(countLines(await stop(), probeLine)).toBeGreaterThanOrEqual(3 * rounds);
  });

  it('a probe leaves no line in the log over Netty', async () => {
    await start(version, { level: 'INFO', zooCfg: [netty] });
    await probe();
    const lines = await stop();
    expect(countLines(lines, /NettyServerCnxnFactory/)).toBeGreaterThan(0);
    expect(countLines(lines, probeLine)).toBe(0);
  });

  it.skipIf(version.startsWith('3.4.'))('a probe leaves no line in the log over TLS', async () => {
    await start(version, { level: 'INFO', zooCfg: await secureLines() });
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
    await start(version, { level });
    await probe();
    await runTool(site, pod, ['zkCli', 'create', '/hello', 'world']);
    const lines = await stop();
    expect(countLines(lines, shown)).toBeGreaterThanOrEqual(least);
    expect(lines.filter((line) => hidden.test(line))).toEqual([]);
  });

  it('whatever is logged is one JSON object a line', async () => {
    const conf = mkdtempSync(join(site.folder, 'conf-'));
    writeLogFiles(conf, 'INFO', { format: 'json' });
    const folders = [runtimeFolder(site, 'zookeeper', version), log4jJson()];
    const classPath = [conf, ...folders.map((folder) => `${folder}/lib/*`)];
    const messages = fc.sample(nastyMessages, { numRuns: 10_000 });
    const lines = await logMessages(classPath, messages);
    expect(lines).toHaveLength(messages.length);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'INFO' });
  });

  it('each line of the server is a JSON object', async () => {
    await start(version, { level: 'DEBUG', format: 'json' });
    await probe();
    const lines = await stop();
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ message: expect.any(String) });
  });
});
