import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Ended,
  type KafkaBox,
  makeKafkaBox,
  runKafkaStart,
  runUnprivileged,
} from '../support/kafkaBox.ts';
import { readTree } from '../support/readTree.ts';

const address = '127.0.41.101';

let box: KafkaBox;
beforeEach(() => {
  box = makeKafkaBox(address);
});
afterEach(() => {
  box.remove();
});

type Env = Readonly<Record<string, string>>;
type Run = (env: Env) => Promise<Ended>;

async function attempt(env: Env, run: Run = async (all) => runKafkaStart({ env: all })) {
  const before = readTree(box.folder);
  const { code, stdout, stderr } = await run({ ...box.env, ...env });
  // what a start begins with is said before java, ports and names are looked for
  const lines = stderr
    .split('\n')
    .slice(0, -1)
    .filter((line) => !/^kafkaStart: (?:[\d:.]{12} )?starting Kafka /.test(line));
  const changed = !isDeepStrictEqual(readTree(box.folder), before);
  return { code, stdout, lines, changed, java: box.readNotes() };
}

/** With these arguments. */
const run =
  (...argv: readonly string[]): Run =>
  async (env) =>
    runKafkaStart({ env, argv });

function makeWritableConf(): void {
  const path = join(box.folder, 'conf');
  mkdirSync(path);
  chmodSync(path, 0o777);
}

/** Refused with this code and these lines, without a JVM, and with nothing touched. */
const refused = (code: number, ...lines: readonly RegExp[]) => ({
  code,
  stdout: '',
  lines: lines.map((line): unknown => expect.stringMatching(line)),
  changed: false,
  java: undefined,
});

const whole = (range: string, got: string) =>
  `expected a whole number, ${range}, got ${JSON.stringify(got)}`;
const link = 'tcp://10.96.0.7:9092';

describe('a bad value', () => {
  it.each<readonly [string, string, string]>([
    ['KAFKA_REPLICAS', '', 'is required in KRaft mode: spec\\.replicas of the StatefulSet'],
    ['KAFKA_REPLICAS', '0', whole('1 to 1000', '0')],
    ['KAFKA_REPLICAS', '-3', whole('1 to 1000', '-3')],
    ['KAFKA_REPLICAS', 'three', whole('1 to 1000', 'three')],
    ['KAFKA_REPLICAS', '1001', whole('1 to 1000', '1001')],
    ['KAFKA_REPLICAS', link, 'got "tcp://.*which Kubernetes injected .*enableServiceLinks: false'],
    ['KAFKA_HEALTH_PORT', '70000', whole('1 to 65535', '70000')],
    [
      'KAFKA_HEALTH_PORT',
      link,
      'got "tcp://.*which Kubernetes injected .*enableServiceLinks: false',
    ],
    ['KAFKA_HEALTH_ADDRESS', 'kafka-0', 'expected an IP address of this pod, got "kafka-0"$'],
    ['KAFKA_ID_OFFSET', '1.5', whole('0 to 1073741824', '1.5')],
    ['KAFKA_STOP_BUDGET', 'long', 'expected a time such as 500ms, 5s or 2m, got "long"$'],
    ['KAFKA_STOP_BUDGET', '999999m', 'expected at most 2147483647 ms, got "999999m"$'],
    ['KAFKA_CONF_DIR', 'conf', 'expected an absolute path, got "conf"$'],
    ['KAFKA_DOMAIN', 'kafka svc', 'expected a DNS name such as .*, got "kafka svc"$'],
    ['KAFKA_HOME', '/no/such/folder', 'no jar of Kafka in /no/such/folder/libs, such as '],
    ['CLUSTER_ID', 'my-cluster', 'expected 16 bytes in URL-safe base64, .*, got "my-cluster"$'],
    [
      'CLUSTER_ID',
      '',
      'is required to format the storage of several members, .*example \\S{22}; KAFKA_REPLICAS=1 ',
    ],
    ['KAFKA_KRAFT_CLUSTER_ID', '5L6g3nShT-eMCtK--X86sw', 'expected the same as CLUSTER_ID, Ck5V'],
    ['KAFKA_INTER_BROKER_PASSWORD_FILE', '/no/such', '/no/such: '],
    ['KAFKA_CLUSTER_ID', '5L6g3nShT-eMCtK--X86sw', 'expected the same as CLUSTER_ID, Ck5V'],
    ['JMX_PORT', 'x', whole('1 to 65535', 'x')],
    ['KAFKA_NUM_PARTITIONS', 'three', 'expected a whole number, got "three"$'],
    ['KAFKA_AUTO_CREATE_TOPICS_ENABLE', 'yes', 'expected true or false, got "yes"$'],
    ['KAFKA_NODE_ID', '-2', whole('0 to 2147483647', '-2')],
    ['KAFKA_NODE_ID', '-1', '-1 lets Kafka make up an id, .*the pod.s ordinal counts\\)$'],
    ['KAFKA_LISTENERS', 'PLAINTEXT:9092', 'expected NAME://host:port,…, got "PLAINTEXT:9092"$'],
    ['KAFKA_LOG_DIRS', 'data', 'expected absolute paths, got "data"$'],
    ['KAFKA_PROCESS_ROLES', 'leader', 'expected broker, controller, or both .*, got "leader"$'],
    ['KAFKA_ZOOKEEPER_CONNECT', 'zk-cs:2181', 'Kafka 4\\.3\\.1 has no ZooKeeper mode \\(leave it'],
    ['KAFKA_CONTROLLER_QUORUM_VOTERS', '0@x', 'expected id@host:port,…, got "0@x"$'],
    ['POD_HOSTS_FILE', '/no/such/file', '.*/no/such/file'],
  ])('%s=%j', async (name, value, problem) => {
    const line = new RegExp(`^kafkaStart: ${name}: ${problem}`);
    expect(await attempt({ [name]: value })).toEqual(refused(78, line));
  });

  it('is reported with all others, and with what is wrong on the volume', async () => {
    mkdirSync(join(box.logDir, 'lost+found'), { recursive: true });
    const env = {
      KAFKA_REPLICAS: 'x',
      KAFKA_STOP_HOLD: 'y',
      KAFKA_LISTENERS: 'z',
      JMX_PORT: '0',
      KAFKA_LOG_RETENTION_BYTES: '1G',
    };
    expect(await attempt(env)).toEqual(
      refused(
        78,
        /^kafkaStart: KAFKA_REPLICAS: expected a whole number/,
        /^kafkaStart: KAFKA_STOP_HOLD: expected a time/,
        /^kafkaStart: JMX_PORT: expected a whole number/,
        /^kafkaStart: KAFKA_LISTENERS: expected NAME/,
        /^kafkaStart: KAFKA_LOG_RETENTION_BYTES: expected a whole number, got "1G"$/,
        /^kafkaStart: .*\/data: holds lost\+found: it is the root of a volume, .*such as .*\/data\/data\)$/,
      ),
    );
  });

  it('is that of a flag: wrong usage', async () => {
    expect(await attempt({}, run('--health-port=0'))).toEqual(
      refused(64, /^kafkaStart: --health-port: expected a whole number, 1 to 65535, got "0"$/),
    );
    expect(await attempt({}, run('--override', 'broker.id'))).toEqual(
      refused(64, /^kafkaStart: --override: expected key=value, got "broker\.id"$/),
    );
    expect(await attempt({}, run('--override', 'broker.id=${HOSTNAME##*-}'))).toEqual(
      refused(64, /^kafkaStart: --override broker\.id: .*got "\$\{HOSTNAME##\*-\}" \(without it, /),
    );
    expect(await attempt({}, run('--override', 'num.partitions=x'))).toEqual(
      refused(64, /^kafkaStart: --override num\.partitions: expected a whole number, got "x"$/),
    );
    expect(await attempt({}, run('--overide', 'broker.id=0'))).toEqual(
      refused(64, /^kafkaStart: --overide: unknown flag \(did you mean --override\?\)$/),
    );
  });
});

describe('a file that is named', () => {
  it.each([
    [
      'config/server.properties',
      /^kafkaStart: config\/server\.properties: no such file \(looked for \S+ and \S+kafka\/config\/server\.properties\)$/,
    ],
    [
      '/no/server.properties',
      /^kafkaStart: \/no\/server\.properties: no such file \(looked for \/no\/server\.properties\)$/,
    ],
    ['/', /^kafkaStart: \/: cannot be read: EISDIR$/],
  ])('%s must be there', async (operand, line) => {
    expect(await attempt({}, run(operand))).toEqual(refused(78, line));
  });
});

describe('a pod that is no broker', () => {
  it('by a number of brokers that is none is told of that alone', async () => {
    const line = /^kafkaStart: KAFKA_REPLICAS: expected a whole number, 1 to 1000, got "three"$/;
    expect(await attempt({ POD_NAME: 'laptop', KAFKA_REPLICAS: 'three' })).toEqual(
      refused(78, line),
    );
    const flag = /^kafkaStart: --replicas: expected a whole number, 1 to 1000, got "three"$/;
    const byFlag = await attempt({ POD_NAME: 'laptop' }, run('--replicas', 'three'));
    expect(byFlag).toEqual(refused(64, flag));
  });

  it.each<readonly [string, Env, RegExp]>([
    [
      'a name without an ordinal',
      { POD_NAME: 'kafka' },
      /^kafkaStart: POD_NAME: "kafka" does not end in the ordinal of a StatefulSet's pod, .*or give node\.id itself\)$/,
    ],
    [
      'an ordinal beyond the number of brokers',
      { POD_NAME: 'kafka-3' },
      /^kafkaStart: KAFKA_REPLICAS: expected at least 4 for kafka-3, got 3 \(set it to spec\.replicas/,
    ],
    [
      'no domain',
      { POD_NAME: 'no-such-pod-0', KAFKA_DOMAIN: '' },
      /^kafkaStart: KAFKA_DOMAIN: no domain found for "no-such-pod-0", .*serviceName of the StatefulSet\)$/,
    ],
  ])('%s', async (_, env, line) => {
    expect(await attempt(env)).toEqual(refused(78, line));
  });
});

describe('a volume', () => {
  it.each<readonly [string, Env, RegExp]>([
    [
      'of another broker',
      { 'node.id': '2' },
      /data\/meta\.properties: the storage belongs to broker 2, this is 0 \(mount that broker's volume/,
    ],
    [
      'of another cluster',
      { 'cluster.id': '5L6g3nShT-eMCtK--X86sw' },
      /the storage belongs to cluster 5L6g3nShT-eMCtK--X86sw, CLUSTER_ID is Ck5VKZ0VTgWXqVHLh0tpBQ \(/,
    ],
    [
      'of ZooKeeper mode',
      { version: '0' },
      /data\/meta\.properties: belongs to a broker in ZooKeeper mode, which Kafka 4\.3\.1 does not have \(run/,
    ],
  ])('%s is left as it is', async (_, properties, line) => {
    box.format(properties);
    expect(await attempt({})).toEqual(refused(78, line));
  });

  it('of a cluster whose id is not as Kafka spells it goes on by that very id', async () => {
    const id = 'MkU3OEVBNTcwNTJENDM2Qk';
    box.format({ 'cluster.id': id });
    const { code, lines } = await attempt({ CLUSTER_ID: id }, run('--dry-run'));
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
  });

  it('that holds something else is left as it is', async () => {
    mkdirSync(box.logDir);
    writeFileSync(join(box.logDir, 'notes.txt'), '');
    const line =
      /data: has no meta\.properties, but is not empty \(notes\.txt\): not storage of a /;
    expect(await attempt({})).toEqual(refused(78, line));
  });

  it('that is lost beside others is not made anew', async () => {
    box.format();
    writeFileSync(join(box.logDir, '.lock'), ''); // of a broker that has run there
    const second = join(box.folder, 'second/data');
    expect(await attempt({ KAFKA_LOG_DIRS: `${box.logDir},${second}` })).toEqual(
      refused(78, /second\/data: is empty, while \S+\/data is formatted: a lost volume/),
    );
  });

  it('that is a file is no volume', async () => {
    writeFileSync(box.logDir, '');
    expect(await attempt({})).toEqual(refused(73, /\/data: a file, expected a folder/));
  });

  it('whose identity this user may not read is left as it is', async () => {
    box.format();
    const file = join(box.logDir, 'meta.properties');
    chmodSync(box.logDir, 0o777);
    makeWritableConf();
    chmodSync(file, 0);
    const { code, stderr } = await runUnprivileged(box, box.env);
    expect({ code, stderr, java: box.readNotes() }).toEqual({
      code: 73,
      stderr: expect.stringMatching(`^kafkaStart: ${file}: permission denied to uid \\d+, .*\n$`),
      java: undefined,
    });
  });

  it.each(['data', 'conf'])('that this user may not write to: %s', async (name) => {
    const path = join(box.folder, name);
    mkdirSync(path);
    chmodSync(path, 0o555);
    if (name === 'data') makeWritableConf();
    else {
      box.format();
      chmodSync(box.logDir, 0o777);
    }
    const uid = process.getuid?.() === 0 ? '1001' : '\\d+';
    const [subject, remedy] =
      name === 'conf'
        ? ['KAFKA_CONF_DIR: ', 'mount an emptyDir there, or .*']
        : ['', ".*fsGroup: \\d+ in the pod's securityContext"];
    const line = new RegExp(
      `^kafkaStart: ${subject}${path}: permission denied to uid ${uid}, gid \\d+ \\(${remedy}\\)$`,
    );
    // before the wait for a name that nobody knows
    const unknown = { KAFKA_DOMAIN: 'no-such.invalid', KAFKA_NAME_TIMEOUT: '30s' };
    expect(await attempt(unknown, async (env) => runUnprivileged(box, env))).toEqual(
      refused(73, line),
    );
    const { code, stderr } = await runUnprivileged(box, { ...box.env, ...unknown }, ['--dry-run']);
    expect(code).toBe(73);
    expect(stderr).toMatch(new RegExp(line.source, 'm'));
  });
});

describe('a port that is taken', () => {
  let taker: Server;
  const take = async (port: number): Promise<void> => {
    taker = createServer().listen(port, address);
    await once(taker, 'listening');
  };
  afterEach(() => {
    taker.close();
  });

  it.each([
    [
      9092,
      /^kafkaStart: listener PLAINTEXT: port 9092 of 127\.0\.41\.101 is in use by another process$/,
    ],
    [
      9093,
      /^kafkaStart: listener CONTROLLER: port 9093 of 127\.0\.41\.101 is in use by another process$/,
    ],
    [
      8090,
      /^kafkaStart: KAFKA_HEALTH_PORT: port 8090 of 127\.0\.41\.101 is in use by another process$/,
    ],
  ])('%d', async (port, line) => {
    await take(port);
    expect(await attempt({})).toEqual(refused(69, line));
  });

  it('or an address that is not of this pod', async () => {
    await take(9999);
    const env = { KAFKA_LISTENERS: 'PLAINTEXT://192.0.2.1:9092,CONTROLLER://192.0.2.1:9093' };
    expect(await attempt(env)).toEqual(
      refused(
        69,
        /^kafkaStart: listener PLAINTEXT: port 9092 of 192\.0\.2\.1 is not an address of this pod$/,
        /^kafkaStart: listener CONTROLLER: port 9093 of 192\.0\.2\.1 is not an address of this pod$/,
      ),
    );
  });
});

describe('java', () => {
  it('is not there, which a dry run warns of, and does without', async () => {
    rmSync(box.java);
    const { code, stdout, lines } = await attempt({}, run('--dry-run'));
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
    expect(stdout).toMatch(/\nwarning: \S+jdk\/bin\/java: not found \(JAVA_HOME must name a Java/);
  });

  it('is not there: 127', async () => {
    rmSync(box.java);
    const line =
      /^kafkaStart: \S+jdk\/bin\/java: not found \(JAVA_HOME must name a Java runtime\)$/;
    expect(await attempt({})).toEqual(refused(127, line));
    const none = await attempt({ JAVA_HOME: '', PATH: box.folder });
    const onPath =
      /^kafkaStart: java: not found on the PATH \(install a Java runtime, or set JAVA_HOME\)$/;
    expect(none).toEqual(refused(127, onPath));
  });

  it('is not executable: 126', async () => {
    chmodSync(box.java, 0o644);
    const line =
      /^kafkaStart: \S+jdk\/bin\/java: not executable \(JAVA_HOME must name a Java runtime\)$/;
    expect(await attempt({})).toEqual(refused(126, line));
  });
});

describe('a dry run', () => {
  it('shows files and command, without secrets, writes nothing, and needs no java', async () => {
    rmSync(box.java);
    const argv = ['--dry-run', '--override', 'log.retention.hours=1'];
    const env = { ...box.env, KAFKA_SSL_KEYSTORE_PASSWORD: 'hunter2' };
    const before = readTree(box.folder);
    const { code, stdout, stderr } = await runKafkaStart({ env, argv });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^==> \S+\/conf\/server\.properties <==\n#This file was autogenerated DO NOT EDIT\n/,
    );
    expect(stdout).toContain('\nlog.retention.hours=1\n');
    expect(stdout).toContain('\nnode.id=0\n');
    expect(stdout).toContain('\nssl.keystore.password=(hidden)\n');
    expect(stdout).toMatch(/==> \S+\/conf\/log4j2\.yaml <==\n/);
    expect(stdout).toMatch(
      /==> command <==\njava -XX.* -Xm[sx]\S+ .* kafka\.Kafka \S+\/conf\/server\.properties\n\n==> preflight <==\nKafka 4\.3\.1 in KRaft mode, broker and controller 0\n/,
    );
    expect(stdout).not.toContain('hunter2');
    expect(readTree(box.folder)).toEqual(before);
  });

  it.each(['CLUSTER_ID', 'KAFKA_CLUSTER_ID', 'KAFKA_KRAFT_CLUSTER_ID'])(
    'names the cluster that %s gives',
    async (name) => {
      const { CLUSTER_ID: id = '', ...rest } = box.env;
      const { code, stdout } = await runKafkaStart({
        env: { ...rest, [name]: id },
        argv: ['--dry-run'],
      });
      expect(code).toBe(0);
      expect(stdout).toContain(`would format ${box.logDir} for cluster ${id}`);
    },
  );

  it('as JSON says the same for programs, also of what is shown', async () => {
    const env = { ...box.env, KAFKA_SSL_KEYSTORE_PASSWORD: 'hunter2' };
    const { code, stdout } = await runKafkaStart({ env, argv: ['--dry-run', '--json'] });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, broker: { nodeId: 0, mode: 'kraft' } });
    expect(stdout).not.toContain('hunter2');
    const shown = await runKafkaStart({
      env: { ...env, KAFKA_REPLICAS: 'three' },
      argv: ['--dry-run', '--json'],
    });
    expect(shown.code).toBe(78);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      ok: false,
      exitCode: 78,
      problems: [expect.stringContaining('KAFKA_REPLICAS')],
      broker: null,
    });
  });

  it('warns of what is dropped or looks like a slip, and goes on', async () => {
    const env = {
      ...box.env,
      KAFKA_PORT: link,
      KAFKA_SERVICE_HOST: '10.96.0.7',
      KAFKA_REPLICA: '3',
    };
    const { code, stdout, stderr } = await runKafkaStart({ env, argv: ['--dry-run'] });
    expect({ code, lines: stderr.split('\n') }).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(
          /^kafkaStart: warning: KAFKA_PORT and 1 more: injected by Kubernetes/,
        ),
        expect.stringMatching(
          /^kafkaStart: warning: KAFKA_REPLICA: .*did you mean KAFKA_REPLICAS\?\)$/,
        ),
        '',
      ],
    });
    expect(stdout).not.toContain('10.96.0.7');
  });

  it('finds a relative file in the working directory, else under KAFKA_HOME', async () => {
    const home = join(box.folder, 'kafka/config');
    const work = join(box.folder, 'work/config');
    mkdirSync(home, { recursive: true });
    mkdirSync(work, { recursive: true });
    writeFileSync(join(home, 'server.properties'), 'num.partitions=5\n');
    const argv = ['config/server.properties', '--dry-run'];
    const cwd = join(box.folder, 'work');
    const underHome = await runKafkaStart({ env: box.env, argv, cwd });
    expect(underHome.stdout).toContain('\nnum.partitions=5\n');
    writeFileSync(join(work, 'server.properties'), 'num.partitions=6\n');
    const inWork = await runKafkaStart({ env: box.env, argv, cwd });
    expect(inWork.stdout).toContain('\nnum.partitions=6\n');
  });
});

describe('an address of probes that is not of this pod', () => {
  // of documentation: no machine has it
  const env = { KAFKA_HEALTH_ADDRESS: '203.0.113.9' };
  const line =
    /^kafkaStart: KAFKA_HEALTH_ADDRESS: 203\.0\.113\.9 is not an address of this pod \(leave it out for every address of the pod, or give one that it has\b.*\)$/;

  it('is refused', async () => {
    expect(await attempt(env)).toEqual(refused(78, line));
  });

  it('is refused by a dry run', async () => {
    const { code, stdout, lines } = await attempt(env, run('--dry-run'));
    expect({ code, lines }).toEqual({ code: 78, lines: [expect.stringMatching(line)] });
    expect(stdout).toContain('refused: KAFKA_HEALTH_ADDRESS: 203.0.113.9 is not an address of');
  });

  it("is nobody's business with --exec", async () => {
    const { code, lines } = await attempt(env, run('--dry-run', '--exec'));
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
  });
});

describe('times of a stop that do not fit together', () => {
  it('are warned of by a dry run', async () => {
    const env = { KAFKA_STOP_BUDGET: '10s', KAFKA_STOP_WAIT: '20s', KAFKA_STOP_HOLD: '30s' };
    const { code, lines } = await attempt(env, run('--dry-run'));
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^kafkaStart: warning: KAFKA_STOP_BUDGET: 10 s are less than the /),
      expect.stringMatching(/^kafkaStart: warning: KAFKA_STOP_WAIT: 20 s leave too little of /),
      expect.stringMatching(/^kafkaStart: warning: KAFKA_STOP_HOLD: 30 s are more than half of /),
    ]);
  });

  it('and those that --exec does not heed', async () => {
    const { lines } = await attempt({ KAFKA_STOP_WAIT: '20s' }, run('--dry-run', '--exec'));
    expect(lines).toEqual([
      expect.stringMatching(/^kafkaStart: warning: KAFKA_STOP_WAIT: not heeded with --exec, /),
    ]);
  });
});
