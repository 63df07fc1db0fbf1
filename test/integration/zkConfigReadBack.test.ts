import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markedLines, runJava } from '../support/runJava.ts';
import { type Box, makeBox, runZkGenConfig } from '../support/runZkGenConfig.ts';

let box: Box;
beforeEach(() => {
  box = makeBox();
});
afterEach(() => box.remove());

const domain = 'zk-hs.default.svc.cluster.local';

const server = (ordinal: number) => `server=zk-${ordinal}.${domain}:2888:3888:participant`;

/** Generates a member's configuration, and gives what ZooKeeper's own classes make of it. */
async function readBack(env: Readonly<Record<string, string>>) {
  const { code, stderr } = await runZkGenConfig({ ...box.env, ...env });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const conf = join(box.folder, 'conf');
  const printed = await runJava({
    source: 'ReadConfig.java',
    flags: [`-Djava.security.properties=${conf}/java.security`],
    classPath: [conf],
    args: [join(conf, 'zoo.cfg')],
  });
  return markedLines(printed);
}

describe('ZooKeeper reads', () => {
  it('an ensemble as it was meant, from folders with awkward names', async () => {
    const [dataDir, dataLogDir] = ['data ü \\ x', 'log = #1'].map((name) => join(box.folder, name));
    const lines = await readBack({
      POD_NAME: 'zk-2',
      ZK_DATA_DIR: dataDir ?? '',
      ZK_DATA_LOG_DIR: dataLogDir ?? '',
      ZK_CLIENT_PORT: '2182',
      ZK_CLIENT_PORT_ADDRESS: '127.0.21.1',
      ZK_TICK_TIME: '1500',
      ZK_INIT_LIMIT: '11',
      ZK_SYNC_LIMIT: '6',
      ZK_MAX_CLIENT_CNXNS: '61',
      ZK_MAX_SESSION_TIMEOUT: '45000',
      ZK_SNAP_RETAIN_COUNT: '4',
      ZK_PURGE_INTERVAL: '12',
      ZK_4LW_WHITELIST: 'stat',
    });
    expect(lines).toEqual([
      'clientPortAddress=/127.0.21.1:2182',
      `dataDir=${dataDir}`,
      `dataLogDir=${dataLogDir}`,
      'tickTime=1500',
      'initLimit=11',
      'syncLimit=6',
      'maxClientCnxns=61',
      'minSessionTimeout=3000',
      'maxSessionTimeout=45000',
      'snapRetainCount=4',
      'purgeInterval=12',
      'distributed=true',
      'serverId=3',
      server(0),
      server(1),
      server(2),
      '4lw.commands.whitelist=ruok,srvr,mntr,conf,stat',
      'admin.enableServer=false',
      'electionPortBindRetry=0',
      'cnxTimeout=500',
      'leaderConnectDelayDuringRetryMs=300',
      'log QuorumPeer=INFO',
      'log NIOServerCnxn=WARN',
      'log NIOServerCnxnFactory=INFO',
      'log NettyServerCnxn=WARN',
      'networkaddress.cache.ttl=1',
      'networkaddress.cache.negative.ttl=0',
    ]);
  });

  it('a server that stands alone, and logs what it is told to', async () => {
    const lines = await readBack({
      POD_NAME: 'laptop',
      ZK_REPLICAS: '1',
      ZK_DOMAIN: '',
      ZK_LOG_LEVEL: 'debug',
      ZK_ADMIN_SERVER: 'true',
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'distributed=false',
        'admin.enableServer=true',
        'electionPortBindRetry=null',
        'cnxTimeout=null',
        'leaderConnectDelayDuringRetryMs=null',
        'log QuorumPeer=DEBUG',
        'log NIOServerCnxn=DEBUG',
      ]),
    );
  });
});

it('a shell reads java.env as it was meant', async () => {
  const logDir = join(box.folder, 'logs "$HOME" `id` \\ \'x');
  mkdirSync(logDir);
  await runZkGenConfig({ ...box.env, ZK_LOG_DIR: logDir, ZK_HEAP_SIZE: '1536m' });
  const names = ['ZOO_LOG_DIR', 'ZOO_LOG4J_PROP', 'SERVER_JVMFLAGS', 'JVMFLAGS'];
  const show = names.map((name) => `printf '%s\\n' "$${name}"`).join('; ');
  const { stdout } = await execa(
    'sh',
    ['-c', `. "$1"; ${show}`, 'sh', join(box.folder, 'conf/java.env')],
    { env: {}, extendEnv: false, stripFinalNewline: false },
  );
  expect(stdout.split('\n')).toEqual([logDir, 'INFO,CONSOLE', '-Xmx1536M -Xms1536M', '', '']);
});
