import { expect, it } from 'vitest';
import type { Ask } from '../../../../src/kafka/ask/target.ts';
import { openMinIsr } from '../../../../src/kafka/metrics/askMinIsr.ts';

it('asks of a topic once in five minutes, and forgets those that are gone', async () => {
  let nowMs = 0;
  const asked: number[] = [];
  const ask = (async ({ request }: { readonly request: Uint8Array }) => {
    asked.push(request.length);
    return new Map([['a', '2']]);
  }) as Ask;
  const askMinIsr = openMinIsr(() => nowMs);
  expect(await askMinIsr(ask, ['a'])).toEqual(new Map([['a', 2]]));
  expect(await askMinIsr(ask, ['a'])).toEqual(new Map([['a', 2]]));
  expect(asked).toHaveLength(1);
  expect(await askMinIsr(ask, ['b'])).toEqual(new Map());
  nowMs = 300_001;
  await askMinIsr(ask, ['a']);
  expect(asked).toHaveLength(3);
});
