import { expect, it } from 'vitest';
import {
  renderServerArgs,
  renderServerEnv,
  renderVersionArgs,
  type ServerFacts,
} from '../../../src/zookeeper/serverCommand.ts';
import type { Version } from '../../../src/zookeeper/version.ts';

const plain: ServerFacts = {
  confDir: '/opt/zookeeper/conf',
  zooCfg: '/opt/zookeeper/conf/zoo.cfg',
  libDir: '/opt/zookeeper/lib',
  logDir: '/var/log/zookeeper',
  javaEnv: new Map(),
  javaSecurity: false,
  env: {},
  archive: undefined,
};

const always = [
  '-Dzookeeper.jmx.log4j.disable=true',
  '-cp',
  '/opt/zookeeper/conf:/opt/zookeeper/lib/*',
  'org.apache.zookeeper.server.quorum.QuorumPeerMain',
  '/opt/zookeeper/conf/zoo.cfg',
];

it('starts a server with nothing said', () => {
  expect(renderServerArgs(plain)).toEqual([
    '-Dzookeeper.log.dir=/var/log/zookeeper',
    '-XX:+ExitOnOutOfMemoryError',
    ...always,
  ]);
});

it('puts what an operator says behind what java.env says, so that it wins', () => {
  const javaEnv = new Map([
    ['ZOO_LOG_DIR', '/logs'],
    ['SERVER_JVMFLAGS', '-Xmx2G  -Xms2G'],
  ]);
  const env = { JVMFLAGS: ' -Xmx1G -Da=*|$b', POD_HOSTS_FILE: '/pod/hosts' };
  expect(renderServerArgs({ ...plain, javaEnv, env, javaSecurity: true })).toEqual([
    '-Dzookeeper.log.dir=/logs',
    '-XX:+ExitOnOutOfMemoryError',
    '-Djava.security.properties=/opt/zookeeper/conf/java.security',
    '-Djdk.net.hosts.file=/pod/hosts',
    '-Xmx2G',
    '-Xms2G',
    '-Xmx1G',
    '-Da=*|$b',
    ...always,
  ]);
});

it('loads classes from an archive, with the jars in their order and the configuration behind them', () => {
  const archive = { path: '/opt/zookeeper/zookeeper.jsa', jars: ['b.jar', 'LICENSE', 'a.jar'] };
  expect(renderServerArgs({ ...plain, archive })).toEqual([
    '-XX:SharedArchiveFile=/opt/zookeeper/zookeeper.jsa',
    '-Xshare:auto',
    '-Xlog:cds=off',
    '-Dzookeeper.log.dir=/var/log/zookeeper',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dzookeeper.jmx.log4j.disable=true',
    '-cp',
    '/opt/zookeeper/lib/a.jar:/opt/zookeeper/lib/b.jar:/opt/zookeeper/conf',
    ...always.slice(-2),
  ]);
});

it('leaves the archive alone where the flags choose another, or none', () => {
  const archive = { path: '/opt/zookeeper/zookeeper.jsa', jars: ['a.jar'] };
  const args = renderServerArgs({ ...plain, archive, env: { JVMFLAGS: '-Xshare:off' } });
  expect(args).not.toContain('-Xshare:auto');
  expect(args.slice(-4)).toEqual(always.slice(-4));
});

it.each([
  [{ JMXPORT: '9999' }, ['false', 'false', 'true']],
  [
    { JMXPORT: '9999', JMXAUTH: 'true', JMXSSL: 'true', JMXLOG4J: 'false' },
    ['true', 'true', 'false'],
  ],
])('opens JMX where %j asks for it', (env, [authenticate, ssl, disable]) => {
  expect(renderServerArgs({ ...plain, env })).toEqual([
    '-Dzookeeper.log.dir=/var/log/zookeeper',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dcom.sun.management.jmxremote',
    '-Dcom.sun.management.jmxremote.port=9999',
    `-Dcom.sun.management.jmxremote.authenticate=${authenticate}`,
    `-Dcom.sun.management.jmxremote.ssl=${ssl}`,
    `-Dzookeeper.jmx.log4j.disable=${disable}`,
    ...always.slice(1),
  ]);
});

it('gives the server the variables of java.env, before those of the container', () => {
  const javaEnv = new Map([['JAVA_HOME', '/jdk']]);
  const env = { JAVA_HOME: '/other', HOME: '/home' };
  expect(renderServerEnv({ ...plain, javaEnv, env })).toEqual({ JAVA_HOME: '/jdk', HOME: '/home' });
});

it('prints the version by the jars own class', () => {
  const classOf = (version: Version | undefined) => renderVersionArgs(plain, version).at(-1);
  expect(renderVersionArgs(plain, undefined)).toEqual([
    '-cp',
    '/opt/zookeeper/conf:/opt/zookeeper/lib/*',
    'org.apache.zookeeper.version.VersionInfoMain',
  ]);
  expect(classOf([3, 6, 4])).toBe('org.apache.zookeeper.version.VersionInfoMain');
  expect(classOf([3, 5, 10])).toBe('org.apache.zookeeper.Version');
});
