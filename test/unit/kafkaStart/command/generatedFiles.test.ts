import { describe, expect, it } from 'vitest';
import { parseProperties } from '../../../../src/java/properties.ts';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import {
  generatedPaths,
  generateFiles,
} from '../../../../src/kafkaStart/command/generatedFiles.ts';
import { commandFacts, kafkaVersions } from '../../../support/kafkaCommand.ts';

const given = [
  ['zookeeper.connect', 'zk-cs:2181'],
  ['broker.id', '0'],
  ['ssl.keystore.password', 'pass\\word'],
  ['listener.name.x.sasl.jaas.config', 'first line \\\n  second="ü";'],
].map(([key = '', value = '']) => ({ key, value, subject: key }));

it('writes what java reads back, in order, and for nobody else to read', () => {
  const files = generateFiles(commandFacts('4.3.1'), mergeEntries(given));
  expect(files.map(({ path, mode }) => [path, mode.toString(8)])).toEqual([
    ['/conf/server.properties', '600'],
    ['/conf/log4j2.yaml', '644'],
    ['/conf/java.security', '644'],
  ]);
  const keys = ['broker.id', 'listener.name.x.sasl.jaas.config', 'ssl.keystore.password'];
  const properties = parseProperties(files[0]?.text ?? '');
  expect(properties.map(([key]) => key)).toEqual([...keys, 'zookeeper.connect']);
  expect(new Map(properties)).toEqual(new Map(given.map(({ key, value }) => [key, value])));
});

describe.each(kafkaVersions)('Kafka %s', (version) => {
  const name = version.startsWith('3') ? 'log4j.properties' : 'log4j2.yaml';
  const textOf = (env: Readonly<Record<string, string>>, place = {}): string => {
    const paths = generatedPaths({ confDir: '/conf', version, supervised: true, ...place });
    const files = generateFiles({ ...commandFacts(version, env), paths }, new Map());
    return files.find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';
  };

  it('logs to the console, by the log4j that it has', () => {
    expect(textOf({})).toMatch(version.startsWith('3') ? /ConsoleAppender/ : /SYSTEM_OUT/);
    expect(textOf({})).toMatch(
      /rootLogger=.*, stdout\n|Root:\n.*\n +AppenderRef:\n +ref: stdout\n/,
    );
  });

  it('tells of the loading in a small file, for a supervisor alone', () => {
    expect(textOf({})).toMatch(/(File=|fileName: ')\/conf\/loading\.log'?\n/);
    expect(textOf({}, { supervised: false })).not.toMatch(/FileAppender|RollingFile|loading/);
    expect(textOf({}, { confDir: '/${conf}' })).not.toMatch(/FileAppender|RollingFile|loading/);
  });

  it.each([
    ['KAFKA_LOG4J_ROOT_LOGLEVEL', 'WARN'],
    ['KAFKA_OPTS', '-Dlogging.level=ERROR'],
    ['KAFKA_LOG4J_LOGGERS', 'kafka.log=OFF'],
  ])('tells of it also where the console shall not, by %s=%s', (variable, value) => {
    const text = textOf({ [variable]: value });
    expect(text).toMatch(/kafka\.log\.LogManager(=|'\n +level: )INFO(,.*)?\n/);
    expect(text).toMatch(/additivity(\.kafka\.log\.LogManager=|: )false\n/);
  });

  it('takes the levels that are asked for', () => {
    const text = textOf({
      KAFKA_LOG4J_ROOT_LOGLEVEL: 'warn',
      KAFKA_LOG4J_LOGGERS: 'kafka.controller=DEBUG,state.change.logger=INFO',
    });
    expect(text).toMatch(/logging\.level(=|:-)WARN/);
    expect(text).toMatch(/kafka\.controller'?(=|\n +level: )DEBUG\n/);
    expect(text).toMatch(/state\.change\.logger'?(=|\n +level: )INFO\n/);
    expect(text).toMatch(/kafka\.request\.logger'?(=|\n +level: )WARN\n/);
  });
});
