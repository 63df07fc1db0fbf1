import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import { podEnvironment, runPod, toolPath, writeSite } from '../../local/runPod.ts';
import { hostsFileOf, type LocalPod, type Site, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';

let site: Site;
let member: LocalPod;
const started: ChildProcess[] = [];

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zk-start-'));
  site = { folder, root: resolve('.'), net: '127.0.33' };
  writeSite(site);
  member = await configured(3);
});

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(site.folder, { recursive: true });
});

/** Pod zk-0 of so many, as zkGenConfig left it. */
async function configured(replicas: number): Promise<LocalPod> {
  const pod = zkPod(site, 0, replicas, { env: { ZK_PURGE_INTERVAL: '24' } });
  const { code, stderr } = await runTool(site, pod, ['zkGenConfig']);
  if (code !== 0) throw new Error(stderr);
  return pod;
}

const confFile = (name: string) => join(member.folder, 'conf', name);

/** Leaves the servers to a file of their own, as a server does: its client port goes there too. */
function moveServers(): void {
  const lines = readFileSync(confFile('zoo.cfg'), 'utf8').trimEnd().split('\n');
  const servers = lines.filter((line) => line.startsWith('server.'));
  const rest = lines.filter((line) => !/^(?:server\.|clientPort)/.test(line));
  const dynamic = confFile('zoo.cfg.dynamic.100000000');
  writeFileSync(dynamic, servers.map((line) => `${line};${member.address}:2181\n`).join(''));
  writeFileSync(confFile('zoo.cfg'), `${rest.join('\n')}\ndynamicConfigFile=${dynamic}\n`);
}

async function zkStart(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return runTool(site, member, ['zkStart', ...args], env);
}

/** Runs zkStart with one pipe for all that it and java print, which `read` begins to read. */
function startPiped(env: NodeJS.ProcessEnv) {
  const child = spawn('sh', ['-c', 'exec "$0" 2>&1', toolPath(site, 'zkStart')], {
    env: { ...podEnvironment(member), ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  let text = '';
  const read = (): string => {
    if (child.stdout.listenerCount('data') === 0) {
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    }
    return text;
  };
  return { child, read };
}

const programOf = ({ pid }: ChildProcess): string => readlinkSync(`/proc/${pid}/exe`);

async function untilJava(child: ChildProcess): Promise<void> {
  await waitFor({ what: 'zkStart becomes java', timeoutMs: 20_000, everyMs: 20 }, () =>
    programOf(child).endsWith('/java') ? true : undefined,
  );
}

describe('without what it needs, it says all of it and starts nothing', () => {
  it('no configuration and no jars', async () => {
    const empty = { ZK_CONF_DIR: join(site.folder, 'none'), ZK_LIB_DIR: join(site.folder, 'none') };
    expect(await zkStart([], empty)).toEqual({
      code: 78,
      stdout: '',
      stderr: [
        `zkStart: ${site.folder}/none/zoo.cfg: not found (run zkGenConfig)\n`,
        `zkStart: ${site.folder}/none/java.env: not found (run zkGenConfig)\n`,
        `zkStart: ZK_LIB_DIR: ${site.folder}/none: not found, expected ZooKeeper's jars\n`,
      ].join(''),
    });
  });

  it('a folder of jars with other jars in it', async () => {
    mkdirSync(join(site.folder, 'lib'));
    writeFileSync(join(site.folder, 'lib', 'slf4j-api.jar'), '');
    expect(await zkStart([], { ZK_LIB_DIR: join(site.folder, 'lib') })).toMatchObject({
      code: 78,
      stderr: `zkStart: ZK_LIB_DIR: ${site.folder}/lib: expected ZooKeeper's jars, found no zookeeper-*.jar\n`,
    });
  });

  it('a java.env that only a shell understands', async () => {
    appendFileSync(confFile('java.env'), 'JVMFLAGS="$JVMFLAGS -Da=b"\n');
    const { code, stderr } = await zkStart([]);
    expect(code).toBe(78);
    expect(stderr).toMatch(/^zkStart: \S+\/conf\/java\.env: line \d+: .*only a shell/);
  });

  it('a volume of a member that zoo.cfg does not list', async () => {
    writeFileSync(join(member.folder, 'data', 'myid'), '7\n');
    const { code, stderr } = await zkStart([]);
    expect(code).toBe(78);
    expect(stderr).toMatch(/zoo\.cfg: has no server\.7, and \S+myid says that this is member 7/);
  });

  it('no java', async () => {
    const home = join(site.folder, 'jdk');
    expect(await zkStart([], { JAVA_HOME: home })).toMatchObject({
      code: 127,
      stderr: `zkStart: ${home}/bin/java: not found (JAVA_HOME must name a Java runtime)\n`,
    });
    const { exitCode, stderr } = await execa(process.execPath, [toolPath(site, 'zkStart')], {
      env: { ...member.env, PATH: site.folder },
      extendEnv: false,
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 127,
      stderr: 'zkStart: java: not found on the PATH (install a Java runtime, or set JAVA_HOME)',
    });
  });

  it('a java that is not executable', async () => {
    const home = join(site.folder, 'jdk');
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(join(home, 'bin', 'java'), '#!/bin/sh\n');
    chmodSync(join(home, 'bin', 'java'), 0o644);
    expect(await zkStart([], { JAVA_HOME: home })).toMatchObject({
      code: 126,
      stderr: `zkStart: ${home}/bin/java: not executable (JAVA_HOME must name a Java runtime)\n`,
    });
  });

  it.each([
    ['in zoo.cfg', () => undefined],
    ['in a file of their own', moveServers],
  ])('a port that is taken, by the variable that sets it; servers %s', async (_, prepare) => {
    prepare();
    const occupants = [2181, 3888].map((port) => createServer().listen(port, member.address));
    const client = `zkStart: ZK_CLIENT_PORT: port 2181 of ${member.address} is in use by another process\n`;
    const election = `zkStart: ZK_ELECTION_PORT: port 3888 of ${member.address} is in use by another process\n`;
    try {
      await Promise.all(occupants.map(async (occupant) => once(occupant, 'listening')));
      expect(await zkStart([])).toEqual({ code: 69, stdout: '', stderr: `${client}${election}` });
      forgetName();
      const unnamed = await zkStart([], { ZK_NAME_TIMEOUT: '0s' });
      expect(unnamed.code).toBe(69);
      expect(unnamed.stderr.endsWith(`starting anyway\n${client}`)).toBe(true);
    } finally {
      for (const occupant of occupants) occupant.close();
    }
  });

  it.each(['start', 'stop', 'restart'])('the verb %s', async (verb) => {
    const { code, stderr } = await zkStart([verb]);
    expect(code).toBe(64);
    expect(stderr).toMatch(new RegExp(`^zkStart: ${verb}: .*start-foreground.*\n$`));
  });

  it('a flag that it takes with another one only', async () => {
    const { code, stderr } = await zkStart(['--replicas=3', '--replica']);
    expect(code).toBe(64);
    expect(stderr).toBe(
      'zkStart: --replicas: unknown flag (only with --generate)\nzkStart: --replica: unknown flag (see zkStart --help)\n',
    );
  });

  it('a verb that it does not know', async () => {
    expect(await zkStart(['run'])).toMatchObject({
      code: 64,
      stderr:
        'zkStart: expected one of start-foreground, status, version, print-cmd, or a program on the PATH, got "run"\n',
    });
  });
});

describe('verbs', () => {
  it('print-cmd: a line that a shell reads back as the command', async () => {
    const { code, stdout } = await zkStart(['print-cmd'], { JVMFLAGS: '-Da=* -Xmx64m' });
    expect(code).toBe(0);
    const { stdout: words } = await execa('sh', ['-c', `printf '%s\\n' ${stdout}`]);
    const [program, ...args] = words.split('\n');
    expect(program).toMatch(/\/java$/);
    expect(args).toEqual([
      `-Dzookeeper.log.dir=${member.folder}/logs`,
      '-XX:+ExitOnOutOfMemoryError',
      `-Djava.security.properties=${confFile('java.security')}`,
      `-Djdk.net.hosts.file=${hostsFileOf(site)}`,
      '-Xmx256M',
      '-Xms256M',
      '-Da=*',
      '-Xmx64m',
      '-Dzookeeper.jmx.log4j.disable=true',
      '-cp',
      `${member.folder}/conf:${member.env['ZK_LIB_DIR']}/*`,
      'org.apache.zookeeper.server.quorum.QuorumPeerMain',
      confFile('zoo.cfg'),
    ]);
  });

  it('print-cmd: with a configuration of its own, which has no java.env', async () => {
    const folder = join(site.folder, 'config');
    const file = join(folder, 'zookeeper.properties');
    mkdirSync(folder);
    writeFileSync(file, 'clientPort=2181\n');
    for (const [args, flags] of [
      [
        ['print-cmd', file],
        ['--conf-dir', site.folder],
      ],
      [
        ['print-cmd', 'zookeeper.properties'],
        ['--config', folder],
      ],
    ] as const) {
      const { code, stdout } = await zkStart([...flags, ...args]);
      expect(code).toBe(0);
      expect(stdout.endsWith(` org.apache.zookeeper.server.quorum.QuorumPeerMain ${file}\n`)).toBe(
        true,
      );
      expect(stdout).not.toContain('-Xmx');
    }
  });

  it('version: what the jars say, without a configuration', async () => {
    const { code, stdout } = await zkStart(['version'], { ZK_CONF_DIR: site.folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Apache ZooKeeper, version 3\.9\.5 /);
  });

  it('status: as zkServer.sh prints it, of a server that runs or not', async () => {
    member = await configured(1);
    const [name, ...conf] = [linkTo('zkServer.sh'), '--config', join(member.folder, 'conf')];
    const { ZK_CONF_DIR: _, ...env } = podEnvironment(member);
    const status = async () =>
      execa(name, [...conf, 'status'], { env, extendEnv: false, reject: false });
    expect(await status()).toMatchObject({
      exitCode: 1,
      stdout: 'Error contacting service. It is probably not running.',
      stderr: [
        `zkStart: client port 2181 of ${member.address}`,
        `zkStart: ${member.address}:2181: connection refused`,
      ].join('\n'),
    });
    const server = spawn(name, [...conf, 'start-foreground'], { env, stdio: 'ignore' });
    started.push(server);
    const answer = await waitFor({ what: 'standalone', timeoutMs: 30_000 }, async () => {
      const asked = await status();
      return asked.exitCode === 0 ? asked : undefined;
    });
    expect(answer).toMatchObject({
      stdout: 'Mode: standalone',
      stderr: `zkStart: client port 2181 of ${member.address}`,
    });
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([143, null]);
  });
});

/** zkStart under another name, as images link it. */
function linkTo(name: string): string {
  const link = join(site.folder, name);
  symlinkSync(toolPath(site, 'zkStart'), link);
  return link;
}

/** From now on, nobody knows the pod's name. */
function forgetName(): void {
  writeFileSync(hostsFileOf(site), '127.0.33.9 someone-else\n');
}

/** The lines of `-Xlog:class+load`. */
function classLoads(text: string): string[] {
  return text.split('\n').filter((line) => /^\[info *\] .* source: /.test(line));
}

describe('the wait for its own name', () => {
  const waiting = new RegExp(
    String.raw`^zkStart: waiting for zk-0\.\S+ to be an address of this pod, \d+ s at most\n`,
  );

  it('ends when the name is there', async () => {
    forgetName();
    const { child, read } = startPiped({ ZK_NAME_TIMEOUT: '30s' });
    await waitFor(
      { what: 'it waits', timeoutMs: 10_000 },
      () => read().match(waiting) ?? undefined,
    );
    expect(programOf(child)).toMatch(/\/node$/);
    writeSite(site);
    await untilJava(child);
    expect(read()).toMatch(new RegExp(`${waiting.source}$`));
  });

  it('ends after ZK_NAME_TIMEOUT, with a warning, and the server starts', async () => {
    forgetName();
    const { child, read } = startPiped({ ZK_NAME_TIMEOUT: '1s' });
    read();
    await untilJava(child);
    expect(read()).toMatch(waiting);
    expect(read()).toMatch(
      /\nzkStart: warning: zk-0\.\S+ is no address of this pod after 1 s; starting anyway\n/,
    );
  });

  it('ends when it is asked to stop', async () => {
    forgetName();
    const { child, read } = startPiped({ ZK_NAME_TIMEOUT: '30s' });
    await waitFor(
      { what: 'it waits', timeoutMs: 10_000 },
      () => read().match(waiting) ?? undefined,
    );
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
    expect(read()).toMatch(/\nzkStart: asked to stop \(SIGTERM\) before the server was started\n$/);
  });
});

describe('the server', () => {
  it("ends the pod with its own exit code: 2 for a zoo.cfg that it can't read", async () => {
    appendFileSync(confFile('zoo.cfg'), 'tickTime=soon\n');
    const server = runPod(site, member, ['zkStart']);
    expect(await server.exited).toBe(2);
    expect(server.readLog()).toContain('NumberFormatException');
  });

  it('keeps the process, and loses no line to a reader that stalls', async () => {
    // The tool has something to say before it becomes java.
    forgetName();
    const copy = join(site.folder, 'classes.log');
    const { child, read } = startPiped({
      ZK_NAME_TIMEOUT: '0s',
      // Both outputs of the JVM's own log get the same lines, more than a pipe holds.
      JVMFLAGS: `-Xlog:class+load=info:stdout:level -Xlog:class+load=info:file=${copy}:level`,
    });
    const { pid } = child;
    await untilJava(child);
    let before = 0;
    await waitFor({ what: 'a full pipe', timeoutMs: 30_000, everyMs: 1000 }, () => {
      const now = existsSync(copy) ? statSync(copy).size : 0;
      const isSame = now === before;
      before = now;
      return now > 0 && isSame ? true : undefined;
    });
    expect(await runTool(site, member, ['zkOk', 'live'])).toMatchObject({ code: 69 });
    read();
    await waitFor({ what: 'java goes on', timeoutMs: 30_000 }, async () =>
      (await runTool(site, member, ['zkOk', 'live'])).code === 0 ? true : undefined,
    );
    const written = classLoads(readFileSync(copy, 'utf8')).slice(0, -1); // the last may be cut
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([143, null]);
    expect(child.pid).toBe(pid);
    expect(read()).toMatch(/^zkStart: warning: /);
    expect(written.length).toBeGreaterThan(1000);
    const arrived = new Set(classLoads(read()));
    expect(written.filter((line) => !arrived.has(line))).toEqual([]);
  });
});
