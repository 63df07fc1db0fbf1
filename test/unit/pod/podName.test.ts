import { expect, it } from 'vitest';
import { parsePodName } from '../../../src/pod/podName.ts';
import { accept } from '../../../src/tool/parsed.ts';

it.each([
  ['zk-0', { set: 'zk', ordinal: 0 }],
  ['zk-12', { set: 'zk', ordinal: 12 }],
  ['my-zk-2', { set: 'my-zk', ordinal: 2 }],
  ['zk-1-2', { set: 'zk-1', ordinal: 2 }],
  ['0-0', { set: '0', ordinal: 0 }],
])('splits %s', (name, expected) => {
  expect(parsePodName(name)).toEqual(accept(expected));
});

it.each(['zk', 'zk-', 'zk-08', 'zk-a', '-1', 'zk0', 'zk-1 ', 'zk-2147483648', 'zk--', ''])(
  'finds no ordinal in %j',
  (name) => {
    const problem = `${JSON.stringify(name)} does not end in the ordinal of a StatefulSet's pod, as name-0 does`;
    expect(parsePodName(name)).toEqual({ ok: false, problem });
  },
);
