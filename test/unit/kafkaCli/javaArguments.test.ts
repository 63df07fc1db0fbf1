import { expect, it } from 'vitest';
import { cliArguments } from '../../../src/kafkaCli/javaArguments.ts';
import { cliSettings } from '../../../src/kafkaCli/settings.ts';
import { readSettings } from '../../../src/tool/settings.ts';

function render(
  env: Readonly<Record<string, string>>,
  facts: { readonly archive?: string; readonly className?: string } = {},
) {
  const read = readSettings(cliSettings, { env });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return cliArguments({
    settings: read.settings,
    version: '4.3.1',
    jars: ['b.jar', 'a.jar'],
    archive: undefined,
    logging: '/opt/tools-log4j2.yaml',
    hostsFile: undefined,
    className: 'org.apache.kafka.tools.TopicCommand',
    ...facts,
  });
}

const plain = [
  '-Xmx256M',
  '-XX:TieredStopAtLevel=1',
  '-Dlogging.level=WARN',
  '-Dlog4j2.configurationFile=/opt/tools-log4j2.yaml',
];
const end = [
  '-cp',
  '/opt/kafka/libs/a.jar:/opt/kafka/libs/b.jar',
  'org.apache.kafka.tools.TopicCommand',
];

it('starts a small JVM', () => {
  expect(render({})).toEqual([...plain, ...end]);
});

it("has nothing of the broker's heap, ports and agents", () => {
  const env = {
    KAFKA_HEAP_OPTS: '-Xmx8G -Xms8G',
    JMX_PORT: '9999',
    KAFKA_JMX_PORT: '9998',
    KAFKA_JMX_OPTS: '-Dcom.sun.management.jmxremote.port=9997',
    KAFKA_DEBUG: 'y',
    KAFKA_GC_LOG_OPTS: '-Xlog:gc',
    KAFKA_OPTS:
      '-javaagent:/jmx.jar=9404 -Xshare:off -Dcom.sun.management.jmxremote -Dlogging.level=DEBUG -Djava.security.auth.login.config=/jaas',
  };
  expect(render(env)).toEqual([...plain, '-Djava.security.auth.login.config=/jaas', ...end]);
});

it('takes what is for the tools', () => {
  const env = {
    KAFKA_TOOLS_HEAP_OPTS: '-Xmx1G -Xms1G',
    KAFKA_TOOLS_OPTS: '-javaagent:/mine.jar',
    KAFKA_TOOLS_LOG4J_LOGLEVEL: 'debug',
  };
  expect(render(env)).toEqual([
    '-Xmx1G',
    '-Xms1G',
    '-XX:TieredStopAtLevel=1',
    '-Dlogging.level=DEBUG',
    '-Dlog4j2.configurationFile=/opt/tools-log4j2.yaml',
    '-javaagent:/mine.jar',
    ...end,
  ]);
});

it.each([
  ['', ['-XX:SharedArchiveFile=/a.jsa', '-Xshare:auto', '-Xlog:cds=off', ...plain]],
  ['-Xshare:off', plain],
])('loads classes from the archive of the broker, unless %j says otherwise', (opts, begin) => {
  const args = render({ KAFKA_TOOLS_OPTS: opts }, { archive: '/a.jsa' });
  expect(args.slice(0, begin.length)).toEqual(begin);
});

it('gives what runs for long more heap, and both compilers', () => {
  const args = render({}, { className: 'org.apache.kafka.tools.ConsoleProducer' });
  expect(args.slice(0, 2)).toEqual(['-Xmx512M', '-Dlogging.level=WARN']);
});
