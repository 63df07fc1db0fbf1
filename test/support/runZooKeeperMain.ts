import { execa } from 'execa';
import { zookeeperLib } from './runJava.ts';
import { silenceLogging } from './silentJava.ts';

export interface Answer {
  readonly code: number | undefined;
  /** Both outputs, without what it says of connecting. */
  readonly text: string;
}

/** Runs ZooKeeper's own command line client, as zkCli.sh does; `folder` is for its configuration, `flags` are for java. */
export async function runZooKeeperMain(
  folder: string,
  server: string,
  command: readonly string[],
  flags: readonly string[] = [],
): Promise<Answer> {
  silenceLogging(folder);
  const { exitCode, all } = await execa(
    'java',
    [
      '-Xmx64m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      ...flags,
      '-cp',
      `${folder}:${zookeeperLib}/*`,
      'org.apache.zookeeper.ZooKeeperMain',
      '-server',
      server,
      ...command,
    ],
    { reject: false, all: true, stdin: 'ignore', stripFinalNewline: false, timeout: 60_000 },
  );
  const text = all
    .replace(/^Connecting to .*\n/, '')
    .replaceAll(/\n?WATCHER::\n\nWatchedEvent .*\n/g, '');
  return { code: exitCode, text };
}
