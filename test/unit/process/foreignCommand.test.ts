import { expect, it } from 'vitest';
import { foreignCommand } from '../../../src/process/foreignCommand.ts';

it.each([
  [
    ['zkOk', '--help'],
    ['zkOk', '--help'],
  ],
  [
    ['--generate', 'sh', '-c', 'a && b'],
    ['sh', '-c', 'a && b'],
  ],
  [['/bin/sh'], ['/bin/sh']],
  [[], []],
  [['--generate'], []],
  [['--generate', '--servers=3'], []],
  [['--servers', '3', 'sh'], []],
  [['status'], []],
  [['--generate', 'status'], []],
  [['config/server.properties', '--override', 'a=b'], []],
  [['zoo.cfg'], []],
  [[''], []],
])('of the arguments %j, %j are the command of another program', (argv, command) => {
  expect(foreignCommand(argv, ['status'])).toEqual(command);
});
