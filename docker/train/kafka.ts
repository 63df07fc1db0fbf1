/**
 * Writes the archives of classes of the Kafka image: `node docker/train/kafka.ts <folder>` formats storage and runs a
 * broker, by KRaft or, as long as Kafka can, by ZooKeeper, until it serves.
 */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderClassPath } from '../../src/kafka/classPath.ts';
import {
  archiveAtExit,
  findPorts,
  requireArchive,
  runJava,
  startServer,
  stopServer,
} from './runServer.ts';

const kafkaHome = '/opt/kafka';
const [folder = ''] = process.argv.slice(2);
const archives = { broker: join(folder, 'kafka.jsa'), storage: join(folder, 'storage.jsa') };
const work = mkdtempSync(join(tmpdir(), 'train-'));
const jars = readdirSync(join(kafkaHome, 'libs'));
const withZooKeeper = jars.some((jar) => jar.startsWith('zookeeper-'));
const classPath = [
  '-cp',
  renderClassPath({ kafkaHome, jars, before: undefined, withTests: false }),
];

const [port, controllerPort, zooKeeperPort] = await findPorts(3);
const properties = {
  'log.dirs': join(work, 'log'),
  listeners: `PLAINTEXT://127.0.0.1:${port}`,
  'offsets.topic.replication.factor': 1,
};
const kraft = write('kraft.properties', {
  ...properties,
  'process.roles': 'broker,controller',
  'node.id': 0,
  'controller.listener.names': 'CONTROLLER',
  'controller.quorum.voters': `0@127.0.0.1:${controllerPort}`,
  listeners: `${properties.listeners},CONTROLLER://127.0.0.1:${controllerPort}`,
  'log.dirs': join(work, 'kraft'),
});

const storage = [
  'kafka.tools.StorageTool',
  'format',
  '-c',
  kraft,
  '--cluster-id=AAAAAAAAAAAAAAAAAAAAAQ',
];
runJava([...archiveAtExit(archives.storage), ...logging('WARN'), ...classPath, ...storage]);
requireArchive(archives.storage);

if (withZooKeeper) {
  const data = join(work, 'zookeeper');
  const zooCfg = write('zoo.cfg', {
    dataDir: data,
    clientPort: zooKeeperPort ?? 0,
    'admin.enableServer': 'false',
  });
  const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
  const server = await startServer(
    [...logging('INFO'), ...classPath, main, zooCfg],
    'binding to port',
  );
  await runBroker(
    write('server.properties', {
      ...properties,
      'broker.id': 0,
      'zookeeper.connect': `127.0.0.1:${zooKeeperPort}`,
    }),
  );
  await stopServer(server);
} else {
  await runBroker(kraft);
}
requireArchive(archives.broker);

async function runBroker(path: string): Promise<void> {
  const options = [...archiveAtExit(archives.broker), '-XX:+UseG1GC', '-Xmx512M'];
  const args = [...options, ...logging('INFO'), ...classPath, 'kafka.Kafka', path];
  await stopServer(await startServer(args, 'started (kafka.server.Kafka'));
}

function write(name: string, values: Readonly<Record<string, string | number>>): string {
  const path = join(work, name);
  writeFileSync(
    path,
    Object.entries(values)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  return path;
}

/** Logs to the console, by log4j 1 as long as there is ZooKeeper mode, by log4j 2 after. */
function logging(level: string): readonly string[] {
  if (withZooKeeper) {
    const path = write('log4j.properties', {
      'log4j.rootLogger': `${level}, stdout`,
      'log4j.appender.stdout': 'org.apache.log4j.ConsoleAppender',
      'log4j.appender.stdout.layout': 'org.apache.log4j.PatternLayout',
      'log4j.appender.stdout.layout.ConversionPattern': '[%d] %p %m (%c)%n',
    });
    return [`-Dlog4j.configuration=file:${path}`];
  }
  const path = join(work, 'log4j2.yaml');
  writeFileSync(
    path,
    `Configuration:
  Appenders:
    Console:
      name: stdout
      PatternLayout:
        pattern: '[%d] %p %m (%c)%n'
  Loggers:
    Root:
      level: ${level}
      AppenderRef:
        ref: stdout
`,
  );
  return [`-Dlog4j2.configurationFile=${path}`];
}
