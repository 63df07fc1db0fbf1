import { execa } from 'execa';
import { zookeeperLib } from './runJava.ts';
import { silenceLogging } from './silentJava.ts';

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Talk {
  /** For its configuration. */
  readonly folder: string;
  readonly server: string;
  readonly lib?: string;
}

/**
 * Types lines into one ZooKeeperMain, and gives what it says to each: a prompt parts what it writes
 * to standard output, and a question about a node that is not there what it writes to standard error.
 */
export async function talkToZooKeeperMain(
  { folder, server, lib = zookeeperLib }: Talk,
  lines: readonly string[],
): Promise<readonly Said[]> {
  silenceLogging(folder);
  const input = lines.map((line, index) => `${line}\nget /marker-${index}\n`);
  const { stdout, stderr } = await execa(
    'java',
    [
      '-Xmx64m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Dstdout.encoding=UTF-8',
      '-cp',
      `${folder}:${lib}/*`,
      'org.apache.zookeeper.ZooKeeperMain',
      '-server',
      server,
      '-waitforconnection',
    ],
    // without `close` its session outlives it
    { input: `${input.join('')}close\n`, reject: false, stripFinalNewline: false, timeout: 60_000 },
  );
  const answers = stdout
    .replaceAll(/\n?WATCHER::\n\nWatchedEvent .*\n/g, '')
    .split(/\[zk: \S+\(\w+\) \d+\] /);
  return lines.map((_, index) => ({
    stdout: answers[index * 2 + 1] ?? '',
    stderr: between(stderr, index),
  }));
}

function between(stderr: string, index: number): string {
  const before = index === 0 ? 0 : stderr.indexOf(marker(index - 1)) + marker(index - 1).length;
  return stderr
    .slice(before, stderr.indexOf(marker(index)))
    .replace(/^.* org\.jline\.utils\.Log logr\nWARNING: .*\n/, '');
}

function marker(index: number): string {
  return `Node does not exist: /marker-${index}\n`;
}
