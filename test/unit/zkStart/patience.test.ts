import { expect, it } from 'vitest';
import {
  addLook,
  type Look,
  maySync,
  parsePatience,
  renderPatience,
} from '../../../src/zkStart/patience.ts';

const look: Look = { answer: 'notServing', syncing: false, passedMs: 1000 };

it.each<[string, Partial<Look>, number]>([
  ['time without serving is added', {}, 6000],
  ['a member that serves begins anew', { answer: 'serving' }, 0],
  ['one that is down, or loads its tree, is not counted', { answer: 'silent' }, 5000],
  ['nor one that does not say', { answer: 'unclear' }, 5000],
  ['nor one that is syncing', { syncing: true }, 5000],
  ['nor time that nobody has seen', { passedMs: 3_600_000 }, 15_000],
])('%s', (_, difference, ms) => {
  expect(addLook(5000, { ...look, ...difference })).toBe(ms);
});

it.each<[string, Parameters<typeof maySync>[0], number[], boolean]>([
  [
    'a learner with its leader',
    [{ localPort: 41_000, remotePort: 2889, inode: '1' }],
    [2888, 2889],
    true,
  ],
  ['a leader with a learner', [{ localPort: 2888, remotePort: 41_000, inode: '1' }], [2888], true],
  [
    'one that is in an election',
    [{ localPort: 3888, remotePort: 41_000, inode: '1' }],
    [2888],
    false,
  ],
  ['one alone', [], [2888], false],
  ['one whose connections are not to be seen', undefined, [2888], true],
  ['one whose server ports are not known', [], [], true],
])('%s may sync, or may not', (_, connections, ports, may) => {
  expect(maySync(connections, new Set(ports))).toBe(may);
});

it('reads what it wrote, and nothing else', () => {
  expect(parsePatience(renderPatience(61_234.5))).toEqual({ ok: true, value: 61_235 });
  for (const text of [
    '',
    '{}',
    '{"version":2,"notServingMs":5}',
    '{"version":1,"notServingMs":-5}',
  ]) {
    expect(parsePatience(text)).toMatchObject({ ok: false });
  }
});
