import { expect, it } from 'vitest';
import { asksToGenerate, expandName } from '../../../src/zkStart/commandLine.ts';
import { startSettings } from '../../../src/zkStart/settings.ts';
import { findUnknownZkVariables } from '../../../src/zookeeper/settings/variables.ts';

it.each([
  [[], undefined, false],
  [[], ' TRUE ', true],
  [[], 'yes', false],
  [['--generate'], undefined, true],
  [['--generate', '--generate=false'], 'true', false],
  [['--generate=false', '--generate'], 'false', true],
  [['--generated'], undefined, false],
])('given %j and ZK_GENERATE=%j, it generates: %j', (argv, variable, generates) => {
  expect(asksToGenerate(argv, variable)).toBe(generates);
});

it('is asked to generate by its name in older images', () => {
  expect(expandName('start-zookeeper', ['--servers=3'])).toEqual(['--generate', '--servers=3']);
  expect(expandName('zkServer.sh', ['status'])).toEqual(['status']);
});

it('has no variable that zkGenConfig would call unknown', () => {
  const env = Object.fromEntries(Object.values(startSettings).map(({ name }) => [name, 'x']));
  expect(findUnknownZkVariables(env)).toEqual([]);
});
