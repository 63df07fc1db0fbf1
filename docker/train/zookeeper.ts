/**
 * Writes the archive of classes of the ZooKeeper image: `node docker/train/zookeeper.ts <archive>` runs an ensemble of two, and
 * has the follower write what it loaded until it served a client.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listJars } from '../../src/zookeeper/classPath.ts';
import { archiveAtExit, findPorts, requireArchive, startServer, stopServer } from './runServer.ts';

const libDir = '/opt/zookeeper/lib';
const [archive = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'train-'));
const logging = join(folder, 'logback.xml');
const classPath = listJars(libDir, readdirSync(libDir)).join(':');

writeFileSync(
  logging,
  `<configuration>
  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><charset>UTF-8</charset><pattern>%d{ISO8601} [myid:%X{myid}] - %-5p [%t:%C{1}@%L] - %m%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="CONSOLE"/></root>
</configuration>
`,
);

const ports = await findPorts(6);
const [follower = 0, leader = 0, ...peers] = ports;
const servers = [1, 2]
  .map((id) => `server.${id}=127.0.0.1:${peers[id * 2 - 2]}:${peers[id * 2 - 1]}\n`)
  .join('');

// The one with the higher number leads, where both have seen the same.
const serving = ' - broadcast';
const [writer, other] = await Promise.all([
  startMember(1, follower, archiveAtExit(archive)),
  startMember(2, leader, []),
]);
await askRuok(follower);
await stopServer(writer);
await stopServer(other);
requireArchive(archive);

async function startMember(id: number, clientPort: number, options: readonly string[]) {
  const data = join(folder, String(id));
  const zooCfg = join(folder, `zoo-${id}.cfg`);
  mkdirSync(data);
  writeFileSync(join(data, 'myid'), `${id}\n`);
  writeFileSync(
    zooCfg,
    `clientPort=${clientPort}\nclientPortAddress=127.0.0.1\ndataDir=${data}\ntickTime=2000\ninitLimit=10\nsyncLimit=5
admin.enableServer=false\n4lw.commands.whitelist=ruok,srvr,mntr\n${servers}`,
  );
  const args = [`-Dlogback.configurationFile=${logging}`, '-Dzookeeper.jmx.log4j.disable=true'];
  const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
  return startServer([...options, ...args, '-cp', classPath, main, zooCfg], serving);
}

async function askRuok(port: number): Promise<void> {
  for (const word of ['ruok', 'srvr', 'mntr']) {
    const socket = connect(port, '127.0.0.1', () => socket.write(word)).resume();
    await once(socket, 'close');
  }
}
