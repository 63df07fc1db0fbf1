import { expect, it } from 'vitest';
import { keepProperties } from '../../../src/kafkaCli/ownOptions.ts';

it.each([
  ['-Xmx8G -javaagent:/jmx.jar=9404', undefined],
  ['', undefined],
  ['-Dcom.sun.management.jmxremote.port=9999', undefined],
  [' -Da=1\t-Xmx8G  -Db=2 ', '-Da=1 -Db=2'],
  ['-Da="1 2" -Xmx8G', '-Da="1 2"'],
  [`'-Da=1 "2' "-Xlog:gc -Db=2"`, `'-Da=1 "2'`],
  ['-Da="1 2', '-Da="1 2'],
  ['-agentlib:jdwp="address=1 -Da=2" -Db=3', '-Db=3'],
])('of %j it leaves %j', (value, left) => {
  expect(keepProperties(value)).toBe(left);
});
