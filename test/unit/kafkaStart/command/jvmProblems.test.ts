import { expect, it } from 'vitest';
import { findJvmWarnings } from '../../../../src/kafkaStart/command/jvmProblems.ts';
import { readJava } from '../../../support/kafkaCommand.ts';

const warningsOf = (env: Readonly<Record<string, string>>) =>
  findJvmWarnings({ java: readJava(env), version: '4.3.1', jars: [] });

it('names every option that shows a secret to the node, and no secret', () => {
  const options = '-Dfoo.credential=MARK -Da=b -Dfoo.credential=MARK -javaagent:/a.jar=token=MARK';
  const why = 'on the command line of java every process of the node sees what';
  const advice =
    'says (put such options into a file, and give @ and its path instead: java reads it)';
  expect(warningsOf({ KAFKA_OPTS: options, EXTRA_ARGS: '-Dapi.key=MARK' })).toEqual([
    `KAFKA_OPTS: ${why} -Dfoo.credential, -javaagent:/a.jar ${advice}`,
    `EXTRA_ARGS: ${why} -Dapi.key ${advice}`,
  ]);
});

it('says nothing of a file, nor of an agent that is told a port', () => {
  const options = '-Dx.password.file=/p -javaagent:/jmx.jar=7071:/etc/jmx.yaml @/etc/secrets/java';
  expect(warningsOf({ KAFKA_OPTS: options })).toEqual([]);
});
