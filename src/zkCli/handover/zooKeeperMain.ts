import { ExitCode } from '../../tool/exitCode.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { valueOf } from '../../tool/variable.ts';

/** What ZooKeeper's own client is to be run with. */
export interface MainFacts {
  readonly confDir: string;
  readonly libDir: string;
  /** A folder with the files of `quietLogging`. */
  readonly logDir: string | undefined;
  readonly env: Env;
}

const defaultHeapMb = '256';

/**
 * Java's arguments before those of ZooKeeperMain, as zkCli.sh of 3.9 has them. JVMFLAGS is left out:
 * in a pod it is the server's, whose heap and ports are not for a second JVM.
 */
export function renderMainArgs({ confDir, libDir, logDir, env }: MainFacts): string[] {
  const hostsFile = valueOf(env, 'POD_HOSTS_FILE');
  return [
    `-Xmx${valueOf(env, 'ZK_CLIENT_HEAP') ?? defaultHeapMb}m`,
    '-XX:TieredStopAtLevel=1',
    '-Dstdout.encoding=UTF-8',
    '-Dstderr.encoding=UTF-8',
    ...(logDir === undefined ? [] : renderLogFlags(logDir)),
    ...(hostsFile === undefined ? [] : [`-Djdk.net.hosts.file=${hostsFile}`]),
    ...(valueOf(env, 'CLIENT_JVMFLAGS') ?? '').split(/\s+/).filter((flag) => flag !== ''),
    '-cp',
    `${confDir}:${libDir}/*`,
    'org.apache.zookeeper.ZooKeeperMain',
  ];
}

/** Whether a client's JVM is to log in by SASL, which this tool cannot. */
export function logsIn(env: Env): boolean {
  return (valueOf(env, 'CLIENT_JVMFLAGS') ?? '').includes('-Djava.security.auth.login.config=');
}

/** What it says of connecting, which no script wants to read. */
export function withoutNoise(stdout: string): string {
  return stdout
    .replace(/^Connecting to .*\n/, '')
    .replaceAll(/\n?WATCHER::\n\nWatchedEvent .*\n/g, '');
}

// 3.4 ends with 0 whatever happened, and some commands do so up to 3.9.
const failures = [
  /^(?:Command failed|Node does not exist|Ephemerals cannot have children|Node already exists)\b/m,
  /^(?:Node not empty|Not a read-only call|Acl is not valid|Authentication is not valid)\b/m,
  /^(?:Arguments are not valid|version No is not valid|Failed to delete some node)/m,
  /^quota for .* does not exist\.$/m,
  /^Sync has failed\b|^Not connected$/m,
];

/** The exit code of a run of ZooKeeperMain: 0 only where it did what was asked. */
export function judgeMain({ code, said }: { code: number; said: string }): number {
  if (code !== ExitCode.Ok) return code;
  if (/^ZooKeeper -server host:port /m.test(said)) return ExitCode.Usage;
  return failures.some((failure) => failure.test(said)) ? ExitCode.No : ExitCode.Ok;
}

/**
 * How ZooKeeperMain logs, by logback from 3.8 on and by log4j before: nothing. What the server's
 * configuration has it log goes to standard output, among what scripts read.
 */
export const quietLogging = {
  'logback.xml': `<configuration>
  <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
  <root level="OFF"/>
</configuration>
`,
  'log4j.properties': 'log4j.rootLogger=OFF\n',
};

function renderLogFlags(folder: string): string[] {
  return [
    `-Dlogback.configurationFile=${folder}/logback.xml`,
    `-Dlog4j.configuration=file:${folder}/log4j.properties`,
  ];
}
