import { expect, it } from 'vitest';
import {
  judgeMain,
  logsIn,
  renderMainArgs,
  withoutNoise,
} from '../../../../src/zkCli/handover/zooKeeperMain.ts';

const place = { confDir: '/conf', libDir: '/lib', logDir: undefined };

it("gives java a client's flags, and none of the server's", () => {
  const env = {
    CLIENT_JVMFLAGS: '-Xmx1g  -Dzookeeper.client.secure=true',
    SERVER_JVMFLAGS: '-Xmx8g',
    JVMFLAGS: '-javaagent:a.jar=7000',
    POD_HOSTS_FILE: '/hosts',
  };
  expect(renderMainArgs({ ...place, env })).toEqual([
    '-Xmx256m',
    '-XX:TieredStopAtLevel=1',
    '-Dstdout.encoding=UTF-8',
    '-Dstderr.encoding=UTF-8',
    '-Djdk.net.hosts.file=/hosts',
    '-Xmx1g',
    '-Dzookeeper.client.secure=true',
    '-cp',
    '/conf:/lib/*',
    'org.apache.zookeeper.ZooKeeperMain',
  ]);
});

it('leaves out what it says of connecting, wherever it stands', () => {
  const event = '\nWATCHER::\n\nWatchedEvent state:SyncConnected type:None path:null\n';
  expect(withoutNoise(`Connecting to zk-0:2181\n${event}[a, b]\n`)).toBe('[a, b]\n');
  expect(withoutNoise(`Connecting to zk-0:2181\n[a, b]\n${event}`)).toBe('[a, b]\n');
});

it.each([
  [0, '', 0],
  [0, 'Connected\n', 0],
  [1, 'Node does not exist: /a\n', 1],
  [127, 'Command not found: Command not found a\n', 127],
  // 3.4 ends with 0 all the same
  [0, 'Node does not exist: /a\n', 1],
  [0, 'absolute path is /a\nquota for /a does not exist.\n', 1],
  [0, 'ZooKeeper -server host:port cmd args\n\tstat path [watch]\n', 64],
])('a run with code %d that says %j ends with %d', (code, said, exitCode) => {
  expect(judgeMain({ code, said })).toBe(exitCode);
});

it('knows a JVM that is to log in', () => {
  expect(logsIn({ CLIENT_JVMFLAGS: '-Xmx1g -Djava.security.auth.login.config=/jaas' })).toBe(true);
  expect(logsIn({ CLIENT_JVMFLAGS: '-Xmx1g' })).toBe(false);
  expect(logsIn({})).toBe(false);
});
