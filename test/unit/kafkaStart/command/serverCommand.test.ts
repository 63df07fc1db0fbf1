import { describe, expect, it } from 'vitest';
import {
  brokerEnvironment,
  toolEnvironment,
} from '../../../../src/kafkaStart/command/environment.ts';
import {
  brokerArguments,
  formatArguments,
} from '../../../../src/kafkaStart/command/serverCommand.ts';
import { commandFacts, kafkaVersions, readJava } from '../../../support/kafkaCommand.ts';

type Env = Readonly<Record<string, string>>;

const g1 =
  '-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent -XX:MaxInlineLevel=15';
const jars = '/opt/kafka/libs/a.jar:/opt/kafka/libs/b.jar';
const gcFile = (path: string) => `-Xlog:gc*:file=${path}:time,tags:filecount=10,filesize=100M`;
const jdwp = (suspend: string, address: string) =>
  `-agentlib:jdwp=transport=dt_socket,server=y,suspend=${suspend},address=${address}`;
const shared = (path: string) => `-XX:SharedArchiveFile=${path} -Xshare:auto -Xlog:cds=off`;
const jmx = '-Dcom.sun.management.jmxremote';

/** What kafka-server-start.sh of this version would run, with these parts in the places of its own. */
interface Parts {
  readonly heap?: string;
  readonly performance?: string;
  readonly gc?: string;
  readonly jmx?: string;
  readonly logs?: string;
  readonly log4j?: string;
  readonly classPath?: string;
  readonly opts?: string;
}

function stock(version: string, parts: Parts): string {
  const isOld = version.startsWith('3');
  const log4j = isOld
    ? '-Dlog4j.configuration=file:/conf/log4j.properties'
    : '-Dlog4j2.configurationFile=/conf/log4j2.yaml';
  const words = [
    parts.heap ?? '-Xmx1G -Xms1G',
    parts.performance ?? (isOld ? `${g1} -Djava.awt.headless=true` : g1),
    parts.gc ?? '',
    parts.jmx ?? '',
    `-Dkafka.logs.dir=${parts.logs ?? '/opt/kafka/logs'}`,
    parts.log4j ?? log4j,
    `-cp ${parts.classPath ?? jars}`,
    parts.opts ?? '',
    'kafka.Kafka /conf/server.properties',
  ];
  return words.filter((word) => word !== '').join(' ');
}

const ours = '-XX:+ExitOnOutOfMemoryError -Djava.security.properties=/conf/java.security';

function text(version: string, env: Env = {}): string {
  return brokerArguments(commandFacts(version, env)).join(' ');
}

describe.each(kafkaVersions)(
  'the command of kafka-server-start.sh of %s, behind ours',
  (version) => {
    const on = version.startsWith('3') ? jmx : `${jmx}=true`;
    const open = `${on} ${jmx}.authenticate=false ${jmx}.ssl=false`;
    const port = (number: number) => `${jmx}.port=${number} ${jmx}.rmi.port=${number}`;

    it.each<[string, Env, Parts]>([
      ['nothing', {}, {}],
      ['KAFKA_HEAP_OPTS', { KAFKA_HEAP_OPTS: '-Xmx512M  -Xms512M' }, { heap: '-Xmx512M -Xms512M' }],
      [
        'KAFKA_JVM_PERFORMANCE_OPTS',
        { KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseZGC' },
        { performance: '-XX:+UseZGC' },
      ],
      ['KAFKA_GC_LOG_OPTS', { KAFKA_GC_LOG_OPTS: '-Xlog:gc:stdout' }, { gc: '-Xlog:gc:stdout' }],
      [
        'GC_LOG_ENABLED',
        { GC_LOG_ENABLED: 'true', KAFKA_GC_LOG_OPTS: '-Xlog:gc' },
        { gc: gcFile('/opt/kafka/logs/kafkaServer-gc.log') },
      ],
      ['GC_LOG_ENABLED, not true', { GC_LOG_ENABLED: 'yes' }, {}],
      [
        'EXTRA_ARGS as it is by default there',
        { EXTRA_ARGS: '-name kafkaServer -loggc' },
        { gc: gcFile('/opt/kafka/logs/kafkaServer-gc.log') },
      ],
      [
        'EXTRA_ARGS with another name, and LOG_DIR',
        { EXTRA_ARGS: '-loggc -name b', LOG_DIR: '/logs/' },
        { gc: gcFile('/logs/b-gc.log'), logs: '/logs' },
      ],
      [
        '-loggc beside KAFKA_GC_LOG_OPTS',
        { EXTRA_ARGS: '-loggc', KAFKA_GC_LOG_OPTS: '-Xlog:gc' },
        { gc: '-Xlog:gc' },
      ],
      ['EXTRA_ARGS without -loggc', { EXTRA_ARGS: '-name kafkaServer' }, {}],
      ['EXTRA_ARGS, empty', { EXTRA_ARGS: '' }, {}],
      [
        'EXTRA_ARGS with options of the JVM, behind those of KAFKA_OPTS',
        { EXTRA_ARGS: '-name x -Da=b -Dc=d', KAFKA_OPTS: '-Da=a' },
        { opts: '-Da=a -Da=b -Dc=d' },
      ],
      ['KAFKA_JMX_OPTS', { KAFKA_JMX_OPTS: `${jmx} -Dx` }, { jmx: `${jmx} -Dx` }],
      ['JMX_PORT', { JMX_PORT: '5555' }, { jmx: `${open} ${port(5555)}` }],
      [
        'JMX_PORT beside KAFKA_JMX_OPTS with a port of its own for RMI',
        { JMX_PORT: '5555', KAFKA_JMX_OPTS: `${jmx}.rmi.port=5556` },
        { jmx: `${jmx}.rmi.port=5556 ${jmx}.port=5555` },
      ],
      [
        "KAFKA_JMX_PORT, as Apache's image takes it",
        { KAFKA_JMX_PORT: '9999', JMX_PORT: '5555', KAFKA_JMX_HOSTNAME: 'kafka-0.kafka-svc' },
        {
          jmx: `${open} -Djava.rmi.server.hostname=kafka-0.kafka-svc ${jmx}.local.only=false ${port(9999)}`,
        },
      ],
      [
        'KAFKA_JMX_PORT alone, for the address that java finds itself',
        { KAFKA_JMX_PORT: '9999' },
        { jmx: `${open} ${jmx}.local.only=false ${port(9999)}` },
      ],
      [
        'KAFKA_LOG4J_OPTS',
        { KAFKA_LOG4J_OPTS: '-Dlog4j2.configurationFile=/my/log4j2.yaml' },
        { log4j: '-Dlog4j2.configurationFile=/my/log4j2.yaml' },
      ],
      [
        'KAFKA_OPTS',
        { KAFKA_OPTS: '-javaagent:/a.jar=7071 -Dx' },
        { opts: '-javaagent:/a.jar=7071 -Dx' },
      ],
      [
        'words between blanks, whatever the quotes',
        { KAFKA_OPTS: `-Da="b c" '-Dx'` },
        { opts: `-Da="b c" '-Dx'` },
      ],
      ['CLASSPATH', { CLASSPATH: '/ext/*:/etc/x' }, { classPath: `/ext/*:/etc/x:${jars}` }],
      [
        'INCLUDE_TEST_JARS',
        { INCLUDE_TEST_JARS: 'true' },
        {
          classPath: `${jars}:/opt/kafka/libs/connect-file-4.3.1.jar:/opt/kafka/libs/kafka_2.13-4.3.1-test.jar`,
        },
      ],
      ['INCLUDE_TEST_JARS, not true', { INCLUDE_TEST_JARS: '1' }, {}],
      ['SCALA_VERSION, of which a release has one', { SCALA_VERSION: '2.12.1' }, {}],
      [
        'KAFKA_DEBUG, before KAFKA_OPTS',
        { KAFKA_DEBUG: 'y', KAFKA_OPTS: '-Dx' },
        { opts: `${jdwp('n', '5005')} -Dx` },
      ],
      [
        'its port and flag',
        { KAFKA_DEBUG: '1', JAVA_DEBUG_PORT: '*:5006', DEBUG_SUSPEND_FLAG: 'y' },
        { opts: jdwp('y', '*:5006') },
      ],
      [
        'JAVA_DEBUG_OPTS',
        { KAFKA_DEBUG: '1', JAVA_DEBUG_OPTS: '-Xrunjdwp' },
        { opts: '-Xrunjdwp' },
      ],
      ['JAVA_DEBUG_OPTS without KAFKA_DEBUG', { JAVA_DEBUG_OPTS: '-Xrunjdwp' }, {}],
      ['KAFKA_MODE for the JVM', { KAFKA_MODE: 'jvm' }, {}],
    ])('with %s', (_, env, parts) => {
      expect(text(version, env)).toBe(`${ours} ${stock(version, parts)}`);
    });

    it.each([
      [{ KAFKA_MODE: 'native' }, /^KAFKA_MODE: native: /],
      [{ EXTRA_ARGS: '-daemon -loggc' }, /^EXTRA_ARGS: -daemon would leave the container without/],
      [{ EXTRA_ARGS: '-name' }, /^EXTRA_ARGS: -name: expected a name behind it/],
      [{ JMX_PORT: '70000' }, /^JMX_PORT: /],
      [{ DEBUG_SUSPEND_FLAG: 'x' }, /^DEBUG_SUSPEND_FLAG: /],
    ])('refuses %j', (env, problem) => {
      expect(() => readJava(env)).toThrow(problem);
    });
  },
);

it('lets java resolve names by the file that our tools use', () => {
  const words = brokerArguments({ ...commandFacts('4.3.1'), hostsFile: '/etc/pods' });
  expect(words).toContain('-Djdk.net.hosts.file=/etc/pods');
});

describe('an archive of classes', () => {
  const archives = { broker: '/opt/kafka/kafka.jsa', storage: '/opt/kafka/storage.jsa' };

  it('is given to the broker and to the tool that formats, each its own', () => {
    const facts = { ...commandFacts('4.3.1'), archives };
    expect(brokerArguments(facts).join(' ')).toContain(shared('/opt/kafka/kafka.jsa'));
    expect(formatArguments(facts, 'x').join(' ')).toContain(shared('/opt/kafka/storage.jsa'));
  });

  it.each(['-Xshare:off', '-XX:SharedArchiveFile=/x.jsa', '-XX:ArchiveClassesAtExit=/x.jsa'])(
    'is left to the operator who says %s',
    (option) => {
      const facts = { ...commandFacts('4.3.1', { KAFKA_OPTS: option }), archives };
      expect(brokerArguments(facts).join(' ')).not.toContain('kafka.jsa');
    },
  );
});

it.each([
  ['4.3.1', '-Dlog4j.configuration=file:/my/log4j.properties', 'true'],
  ['4.3.1', '-Dlog4j.configuration=file:/my/log4j.xml', 'true'],
  ['4.3.1', '-Dlog4j2.configurationFile=/my/log4j2.yaml', undefined],
  ['3.9.2', '-Dlog4j.configuration=file:/my/log4j.properties', undefined],
])('tells %s with %s what log4j 2 must be told', (version, options, compatible) => {
  const facts = commandFacts(version, { KAFKA_LOG4J_OPTS: options });
  const { LOG4J_COMPATIBILITY } = brokerEnvironment(facts, { PATH: '/bin' });
  expect(LOG4J_COMPATIBILITY).toBe(compatible);
});

describe('the format of storage', () => {
  const env = {
    JMX_PORT: '5555',
    KAFKA_JMX_PORT: '5556',
    KAFKA_OPTS: '-javaagent:/jmx.jar=7071',
    KAFKA_HEAP_OPTS: '-Xmx9G',
    CLASSPATH: '/ext/*',
  };

  it('has nothing on its command line of what is meant for the broker alone', () => {
    const facts = { ...commandFacts('4.3.1', env) };
    expect(formatArguments(facts, '-OBDY3DkSZ2UN2nKXWXFvg').join(' ')).toBe(
      '-Xmx256M -XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile=/conf/log4j2.yaml -Dlogging.level=WARN ' +
        `-cp ${jars} kafka.tools.StorageTool format -c /conf/server.properties --cluster-id=-OBDY3DkSZ2UN2nKXWXFvg`,
    );
  });

  it('nor in its environment', () => {
    const rest = { PATH: '/bin', JAVA_HOME: '/java', KAFKA_LOG_DIRS: '/data', MY_SECRET: 'x' };
    expect(toolEnvironment({ ...env, ...rest })).toEqual(rest);
  });
});
