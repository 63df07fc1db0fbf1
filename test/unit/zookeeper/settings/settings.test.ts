import { describe, expect, it } from 'vitest';
import { flagNames, readSettings } from '../../../../src/tool/settings.ts';
import { zkSettings } from '../../../../src/zookeeper/settings/settings.ts';
import { settingsOf } from '../../../support/zkSettings.ts';

it('has the defaults of the images before it', () => {
  expect(settingsOf()).toMatchObject({
    replicas: 1,
    myid: undefined,
    idOffset: 1,
    domain: undefined,
    ensemble: undefined,
    user: undefined,
    logLevel: 'INFO',
    dataDir: '/var/lib/zookeeper/data',
    dataLogDir: '/var/lib/zookeeper/log',
    logDir: '/var/log/zookeeper',
    confDir: '/opt/zookeeper/conf',
    libDir: '/opt/zookeeper/lib',
    clientPort: 2181,
    clientPortAddress: undefined,
    serverPort: 2888,
    electionPort: 3888,
    tickTime: 2000,
    initLimit: 10,
    syncLimit: 5,
    heap: { type: 'size', bytes: 2 * 1024 ** 3 },
    maxClientCnxns: 60,
    minSessionTimeout: undefined,
    maxSessionTimeout: undefined,
    snapRetainCount: 3,
    purgeInterval: 0,
    commands: [],
    adminServer: false,
  });
});

it.each([
  'servers',
  'data_dir',
  'data_log_dir',
  'log_dir',
  'conf_dir',
  'client_port',
  'election_port',
  'server_port',
  'tick_time',
  'init_limit',
  'sync_limit',
  'heap',
  'max_client_cnxns',
  'snap_retain_count',
  'purge_interval',
  'max_session_timeout',
  'min_session_timeout',
  'log_level',
])('has the flag --%s of start-zookeeper', (flag) => {
  const spellings = Object.values(zkSettings).flatMap((setting) => flagNames(setting));
  expect(spellings).toContain(flag.replaceAll('_', '-'));
});

it('has no flag twice', () => {
  const spellings = Object.values(zkSettings).flatMap((setting) => flagNames(setting));
  expect(spellings).toEqual([...new Set(spellings)]);
});

const number = (range: string) => `expected a whole number, ${range}, got `;

describe('a bad value', () => {
  it.each([
    ['ZK_REPLICAS', '0', number('1 to 255')],
    ['ZK_REPLICAS', '256', number('1 to 255')],
    ['ZK_REPLICAS', 'three', number('1 to 255')],
    ['ZK_REPLICAS', '-3', number('1 to 255')],
    ['ZK_MY_ID', '0', number('1 to 255')],
    ['ZK_ID_OFFSET', '0', number('1 to 255')],
    ['ZK_DOMAIN', 'zk hs', 'expected a DNS name'],
    ['ZK_LOG_LEVEL', 'LOUD', 'expected one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, OFF, got '],
    ['ZK_DATA_DIR', 'data', 'expected an absolute path, got '],
    ['ZK_CONF_DIR', '/a\nb', 'expected one line without control characters, got '],
    ['ZK_CLIENT_PORT', '0', number('1 to 65535')],
    ['ZK_CLIENT_PORT', '65536', number('1 to 65535')],
    ['ZK_CLIENT_PORT', 'tcp://10.96.0.7:2181', 'got "tcp://10.96.0.7:2181", which Kubernetes'],
    ['ZK_CLIENT_PORT_ADDRESS', 'a b', 'expected an address or a host name, got '],
    ['ZK_CLIENT_PORT_ADDRESS', '10.0.0.1:2181/x', 'expected an address or a host name, got '],
    ['ZK_TICK_TIME', '0', number('1 to 107374182')],
    ['ZK_INIT_LIMIT', '0', number('1 to 2147483647')],
    ['ZK_SYNC_LIMIT', '1e1', number('1 to 2147483647')],
    ['ZK_HEAP_SIZE', '2 gigs', 'expected a size such as 2G or 512M'],
    ['ZK_MAX_CLIENT_CNXNS', '-1', number('0 to 2147483647')],
    ['ZK_MIN_SESSION_TIMEOUT', '4s', number('1 to 2147483647')],
    ['ZK_MAX_SESSION_TIMEOUT', '2147483648', number('1 to 2147483647')],
    ['ZK_SNAP_RETAIN_COUNT', '0', number('1 to 2147483647')],
    ['ZK_PURGE_INTERVAL', 'never', number('0 to 2147483647')],
    ['ZK_4LW_WHITELIST', 'stat,config', 'expected four-letter words such as stat,conf'],
    ['ZK_ADMIN_SERVER', 'yes', 'expected true or false, got '],
  ])('%s=%s is refused', (name, value, problem) => {
    const read = readSettings(zkSettings, { env: { ZK_REPLICAS: '1', [name]: value } });
    expect(read).toMatchObject({
      ok: false,
      issues: [{ subject: name, problem: expect.stringContaining(problem) }],
    });
  });
});

describe('a secret in the wrong place', () => {
  it.each([
    ['ZK_JVM_FLAGS', '-Dx.password=MARK', 'x.password would show a secret on the command line'],
    ['ZK_JVM_FLAGS', '-Xss1m -Dx.password=my MARK', 'x.password would show a secret'],
    ['ZK_JVM_FLAGS', '-Dzookeeper.DigestAuthenticationProvider.superDigest=MARK', 'would show'],
    ['ZK_SASL_QUORUM', 'zk:MARK', 'expected one of enabled, learner, required (the value is not'],
  ])('%s=%s is refused and not shown', (name, value, problem) => {
    const read = readSettings(zkSettings, { env: { ZK_REPLICAS: '1', [name]: value } });
    expect(read).toMatchObject({
      issues: [{ subject: name, problem: expect.stringContaining(problem) }],
    });
    expect(JSON.stringify(read)).not.toContain('MARK');
  });
});

it.each([
  ['ZK_JVM_FLAGS', '-Dx.passwordPath=/a', { jvmFlags: '-Dx.passwordPath=/a' }],
  ['ZK_LOG_LEVEL', 'debug', { logLevel: 'DEBUG' }],
  ['ZK_4LW_WHITELIST', 'stat, conf', { commands: ['stat', 'conf'] }],
  ['ZK_4LW_WHITELIST', '*', { commands: ['*'] }],
  ['ZK_CLIENT_PORT_ADDRESS', '::1', { clientPortAddress: '::1' }],
  ['ZK_CLIENT_PORT_ADDRESS', '[::1]', { clientPortAddress: '::1' }],
  ['ZK_CLIENT_PORT_ADDRESS', 'zk-0.zk-hs', { clientPortAddress: 'zk-0.zk-hs' }],
])('%s=%s is read', (name, value, expected) => {
  expect(settingsOf({ [name]: value })).toMatchObject(expected);
});
