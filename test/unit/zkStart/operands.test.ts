import { expect, it } from 'vitest';
import { parseOperands } from '../../../src/zkStart/operands.ts';

it.each([
  { words: [], verb: 'start-foreground', configFile: undefined },
  { words: ['status'], verb: 'status', configFile: undefined },
  { words: ['start-foreground', 'my.cfg'], verb: 'start-foreground', configFile: 'my.cfg' },
  { words: ['print-cmd', '/etc/zk/conf'], verb: 'print-cmd', configFile: '/etc/zk/conf' },
  {
    words: ['config/zookeeper.properties'],
    verb: 'start-foreground',
    configFile: 'config/zookeeper.properties',
  },
  { words: ['zoo.cfg'], verb: 'start-foreground', configFile: 'zoo.cfg' },
])('reads $words', ({ words, verb, configFile }) => {
  expect(parseOperands(words)).toEqual({ ok: true, value: { verb, configFile } });
});

it.each([
  [
    ['run'],
    /^expected one of start-foreground, status, version, print-cmd, or a program on the PATH, got "run"$/,
  ],
  [['zoo.cfg', 'status'], /got "zoo\.cfg"$/],
  [['stop'], /^stop: .*\(use start-foreground, or delete the pod\)$/],
])('refuses %j', (words, problem) => {
  expect(parseOperands(words)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});
