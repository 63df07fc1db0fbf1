import { expect, it } from 'vitest';
import { isServer, isSupervisor } from '../../../../src/kafka/cluster/serverProcess.ts';

const properties = '/etc/kafka/generated/server.properties';
const java = ['-Xmx1G', '-cp', '/opt/kafka/libs/a.jar', 'kafka.Kafka', properties];

it.each<[string, boolean, readonly string[]]>([
  ['java', true, ['/opt/jdk/bin/java', ...java]],
  ['java by the PATH', true, ['java', ...java]],
  ['a script that stands for java', true, ['/bin/sh', '/opt/jdk/bin/java', ...java]],
  ['without options', true, ['java', 'kafka.Kafka', properties]],
  ['with words behind', true, ['java', ...java, '--override', 'a=b']],
  ['the init in front of it', false, ['tini', '-e', '143', '--', '/opt/jdk/bin/java', ...java]],
  ['what ties it', false, ['setpriv', '--pdeathsig', 'TERM', '--', 'java', ...java]],
  ['a shell that looks for it', false, ['grep', 'kafka.Kafka', properties]],
  ['the broker of another pod', false, ['java', '-Xmx1G', 'kafka.Kafka', '/other']],
  [
    'a tool of Kafka',
    false,
    ['java', '-cp', 'a', 'kafka.tools.StorageTool', 'format', '-c', properties],
  ],
  ['a process that has ended', false, []],
])('%s: %s', (_, expected, command) => {
  expect(isServer(command, properties)).toBe(expected);
});

it.each<[boolean, readonly string[]]>([
  [true, ['node', '/usr/local/bin/kafkaStart']],
  [true, ['/usr/bin/node', '--max-old-space-size=32', '/app/dist/kafkaStart.mjs', 'a.properties']],
  [false, ['tini', '--', 'node', '/usr/local/bin/kafkaStart', '--exec']],
  [false, ['node', '/usr/local/bin/zkStart']],
  [false, ['node', '/app/kafkaStart.test.mjs']],
  [false, ['sh', '-c', 'kafkaStart']],
  [false, []],
])('whether it stays beside its broker: %s for %j', (expected, command) => {
  expect(isSupervisor(command)).toBe(expected);
});
