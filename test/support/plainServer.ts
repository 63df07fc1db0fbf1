import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../local/waitFor.ts';
import { type Property, renderProperties } from '../../src/java/properties.ts';
import { renderLogbackXml } from '../../src/zookeeper/logging/logbackXml.ts';
import { askIfThere } from './askIfThere.ts';
import { readMode } from './replies.ts';
import { zookeeperLib } from './runJava.ts';

/** A ZooKeeper server that java alone runs, for what our tools do not configure. */
export interface PlainServer {
  readonly readLog: () => string;
  /** Gives its mode, such as `leader`, once it serves clients; rejected with its log when it ends before. */
  readonly serving: () => Promise<string>;
  readonly kill: () => Promise<void>;
}

interface Wish {
  /** For its configuration, its data and its log. */
  readonly folder: string;
  readonly address: string;
  /** Beside those that every server has. */
  readonly properties: readonly Property[];
  /** None for a server that stands alone; a text is the file's as it is. */
  readonly myid?: number | string;
  readonly flags: readonly string[];
}

export function startPlainServer({ folder, address, properties, myid, flags }: Wish): PlainServer {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  if (myid !== undefined) {
    writeFileSync(join(data, 'myid'), typeof myid === 'string' ? myid : `${myid}\n`);
  }
  const own: Property[] = [
    ['dataDir', data],
    ['clientPort', '2181'],
    ['clientPortAddress', address],
    ['tickTime', '500'],
    ['initLimit', '20'],
    ['syncLimit', '10'],
    ['admin.enableServer', 'false'],
  ];
  writeFileSync(join(folder, 'zoo.cfg'), renderProperties([...own, ...properties]));
  writeFileSync(join(folder, 'logback.xml'), renderLogbackXml('INFO'));
  const log = join(folder, 'log');
  const output = openSync(log, 'w');
  const classPath = `${folder}:${zookeeperLib}/*`;
  const child = spawn(
    'java',
    [
      '-Xmx128m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      ...flags,
      '-cp',
      classPath,
      'org.apache.zookeeper.server.quorum.QuorumPeerMain',
      join(folder, 'zoo.cfg'),
    ],
    { stdio: ['ignore', output, output] },
  );
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const readLog = () => readFileSync(log, 'utf8');
  return {
    readLog,
    serving: async () =>
      waitFor({ what: `${address} serves`, timeoutMs: 60_000 }, async () => {
        if (ended()) throw new Error(readLog());
        return readMode(await askIfThere('srvr', address));
      }),
    kill: async () => {
      if (ended()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
