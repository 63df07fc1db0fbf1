import { describe, expect, it } from 'vitest';
import { jvmSettings } from '../../../../src/kafka/settings/jvmSettings.ts';
import { generatedPaths } from '../../../../src/kafkaStart/command/generatedFiles.ts';
import {
  brokerArguments,
  brokerEnvironment,
  type CommandFacts,
  formatArguments,
} from '../../../../src/kafkaStart/command/serverCommand.ts';
import { readSettings } from '../../../../src/tool/settings.ts';

function facts(version: string, env: Readonly<Record<string, string>> = {}): CommandFacts {
  const read = readSettings(jvmSettings, { env });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return {
    java: read.settings,
    kafkaHome: '/opt/kafka',
    version,
    paths: generatedPaths('/conf', version),
    hostsFile: undefined,
  };
}

function text(version: string, env: Readonly<Record<string, string>> = {}): string {
  return brokerArguments(facts(version, env)).join(' ');
}

const g1 =
  '-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent -XX:MaxInlineLevel=15';

it('is the command of kafka-server-start.sh for Kafka 4, without its GC log file and its JMX', () => {
  expect(text('4.3.1')).toBe(
    `-Xmx1G -Xms1G ${g1} -XX:+ExitOnOutOfMemoryError -Dkafka.logs.dir=/opt/kafka/logs ` +
      '-Dlog4j2.configurationFile=/conf/log4j2.yaml -Djava.security.properties=/conf/java.security ' +
      '-cp /opt/kafka/libs/* kafka.Kafka /conf/server.properties',
  );
});

it('is the command of kafka-server-start.sh for Kafka 3.9', () => {
  expect(text('3.9.2')).toBe(
    `-Xmx1G -Xms1G ${g1} -Djava.awt.headless=true -XX:+ExitOnOutOfMemoryError ` +
      '-Dkafka.logs.dir=/opt/kafka/logs -Dlog4j.configuration=file:/conf/log4j.properties ' +
      '-Djava.security.properties=/conf/java.security -cp /opt/kafka/libs/* kafka.Kafka /conf/server.properties',
  );
});

it('takes every variable of the stock scripts, in their order', () => {
  const env = {
    KAFKA_HEAP_OPTS: '-Xmx512M -Xms512M',
    KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseZGC',
    KAFKA_GC_LOG_OPTS: '-Xlog:gc:stdout',
    KAFKA_JMX_OPTS: '-Dcom.sun.management.jmxremote',
    JMX_PORT: '5555',
    KAFKA_LOG4J_OPTS: '-Dlog4j2.configurationFile=/my/log4j2.yaml',
    KAFKA_OPTS: '-Dlogging.level=DEBUG -javaagent:/jmx.jar=7071:/rules.yaml',
    LOG_DIR: '/var/log/kafka',
    CLASSPATH: '/ext/*',
  };
  expect(text('4.3.1', env)).toBe(
    '-Xmx512M -Xms512M -XX:+UseZGC -XX:+ExitOnOutOfMemoryError -Xlog:gc:stdout ' +
      '-Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.port=5555 -Dcom.sun.management.jmxremote.rmi.port=5555 ' +
      '-Dkafka.logs.dir=/var/log/kafka -Dlog4j2.configurationFile=/my/log4j2.yaml ' +
      '-Djava.security.properties=/conf/java.security -cp /ext/*:/opt/kafka/libs/* ' +
      '-Dlogging.level=DEBUG -javaagent:/jmx.jar=7071:/rules.yaml kafka.Kafka /conf/server.properties',
  );
});

describe('JMX', () => {
  const rmi = '-Dcom.sun.management.jmxremote.rmi.port=5556';

  it.each([
    ['4.3.1', 'com.sun.management.jmxremote=true'],
    ['3.9.2', 'com.sun.management.jmxremote '],
  ])('of %s is open where only its port is said', (version, on) => {
    const command = text(version, { JMX_PORT: '5555' });
    expect(command).toContain(on);
    expect(command).toContain('jmxremote.authenticate=false');
    expect(command).toContain('jmxremote.port=5555');
  });

  it('keeps the port of RMI that is given', () => {
    const command = text('4.3.1', { JMX_PORT: '5555', KAFKA_JMX_OPTS: rmi });
    expect(command).toContain(`${rmi} -Dcom.sun.management.jmxremote.port=5555 -D`);
    expect(command).not.toContain('rmi.port=5555');
  });
});

it('lets java resolve names by the file that our tools use', () => {
  const words = brokerArguments({ ...facts('4.3.1'), hostsFile: '/etc/pods' });
  expect(words).toContain('-Djdk.net.hosts.file=/etc/pods');
});

it.each([
  ['4.3.1', '-Dlog4j.configuration=file:/my/log4j.properties', { LOG4J_COMPATIBILITY: 'true' }],
  ['4.3.1', '-Dlog4j2.configurationFile=/my/log4j2.yaml', {}],
  ['3.9.2', '-Dlog4j.configuration=file:/my/log4j.properties', {}],
])('tells %s with %s what log4j 2 must be told', (version, options, env) => {
  expect(brokerEnvironment(facts(version, { KAFKA_LOG4J_OPTS: options }))).toEqual(env);
});

it('formats without what is meant for the broker alone', () => {
  const env = {
    JMX_PORT: '5555',
    KAFKA_OPTS: '-javaagent:/jmx.jar=7071',
    KAFKA_HEAP_OPTS: '-Xmx9G',
  };
  expect(formatArguments(facts('4.3.1', env), '-OBDY3DkSZ2UN2nKXWXFvg').join(' ')).toBe(
    '-Xmx256M -XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile=/conf/log4j2.yaml -Dlogging.level=WARN ' +
      '-cp /opt/kafka/libs/* kafka.tools.StorageTool format -c /conf/server.properties --cluster-id=-OBDY3DkSZ2UN2nKXWXFvg',
  );
});
