import { expect, it } from 'vitest';
import type { Ask } from '../../../../src/kafka/ask/target.ts';
import {
  askAnyBrokerMinIsr,
  type AskMinIsr,
  keepMinIsr,
} from '../../../../src/kafka/metrics/askMinIsr.ts';
import { accept, reject } from '../../../../src/tool/parsed.ts';

const ask = (async () => undefined) as unknown as Ask;

it('asks of a topic once in five minutes, and forgets those that are gone', async () => {
  let nowMs = 0;
  const asked: string[] = [];
  const keep = keepMinIsr(() => nowMs);
  const askMinIsr = keep(async (_, topics) => {
    asked.push(topics.join(' '));
    return accept(new Map(topics.map((topic) => [topic, 2])));
  }, true);
  expect(await askMinIsr(ask, ['a'])).toEqual(accept(new Map([['a', 2]])));
  expect(await askMinIsr(ask, ['a', 'b'])).toEqual(
    accept(
      new Map([
        ['a', 2],
        ['b', 2],
      ]),
    ),
  );
  expect(await askMinIsr(ask, ['b'])).toEqual(accept(new Map([['b', 2]])));
  nowMs = 300_001;
  await askMinIsr(ask, ['b']);
  expect(asked).toEqual(['a', 'b', '', 'b']);
});

it.each<[string, AskMinIsr]>([
  ['refused', async () => reject('ZooKeeper, which knows it, does not answer')],
  [
    'broken off',
    async () => {
      throw new Error('no answer within 4000 ms');
    },
  ],
])('asks nobody again for five minutes where an answer was %s', async (_, silent) => {
  let nowMs = 0;
  let count = 0;
  const askMinIsr = keepMinIsr(() => nowMs)(async (...args) => {
    count++;
    return silent(...args);
  }, true);
  await askMinIsr(ask, ['a']).catch(() => undefined);
  expect(await askMinIsr(ask, ['a'])).toEqual(reject('nobody told it a moment ago'));
  nowMs = 300_001;
  await askMinIsr(ask, ['a']).catch(() => undefined);
  expect(count).toBe(2);
});

it('goes by what it was told before where nobody tells it any more', async () => {
  let nowMs = 0;
  let answer = accept(new Map([['a', 2]])) as Awaited<ReturnType<AskMinIsr>>;
  const askMinIsr = keepMinIsr(() => nowMs)(async () => answer, true);
  const told = await askMinIsr(ask, ['a']);
  nowMs = 300_001;
  answer = reject('ZooKeeper, which knows it, does not answer');
  expect(await askMinIsr(ask, ['a'])).toEqual(told);
  expect(await askMinIsr(ask, ['a'])).toEqual(told);
  expect(await askMinIsr(ask, ['a', 'b'])).toEqual(reject('nobody told it a moment ago'));
});

it('asks a broker that knows it at the next look again where an answer was late', async () => {
  let isLate = true;
  const askMinIsr = keepMinIsr(() => 0)(async () => {
    if (isLate) throw new Error('no answer within 4000 ms');
    return accept(new Map([['a', 2]]));
  }, false);
  await expect(askMinIsr(ask, ['a'])).rejects.toThrow('no answer');
  isLate = false;
  expect(await askMinIsr(ask, ['a'])).toEqual(accept(new Map([['a', 2]])));
});

/** Asks a broker that gives no configuration of topics, three times. */
const askThrice = async (versions: ReadonlyMap<number, { min: number; max: number }>) => {
  let count = 0;
  const silent = (async ({ name }: { readonly name: string }) => {
    if (name === 'ApiVersions') return versions;
    count++;
    throw new Error('no answer within 4000 ms');
  }) as unknown as Ask;
  const askMinIsr = askAnyBrokerMinIsr();
  const said: unknown[] = [];
  for (let at = 0; at < 3; at++) {
    said.push(await askMinIsr(silent, ['a']).catch((error: unknown) => String(error)));
  }
  return { count, last: said.at(-1) };
};

it('asks a broker in ZooKeeper mode never again that gave no answer, and one in KRaft mode is asked', async () => {
  expect(await askThrice(new Map())).toEqual({
    count: 1,
    last: reject('a broker was asked and did not answer: it may wait for ZooKeeper'),
  });
  expect(await askThrice(new Map([[55, { min: 0, max: 2 }]]))).toEqual({
    count: 3,
    last: 'Error: no answer within 4000 ms',
  });
});
