import { expect, it } from 'vitest';
import { subtractEnds } from '../../../../src/kafka/verdicts/lags.ts';

const end = (partition: number, offset: number) => ({ topic: 'a', partition, offset });

it('says what the leaders have more, where both sides tell', () => {
  const theirs = [end(0, 100), end(1, 5), end(2, -1), end(3, 10), end(4, 10)];
  const own = [end(0, 40), end(1, 8), end(2, 1), end(3, -1)];
  expect([...subtractEnds(theirs, own)]).toEqual([
    ['a-0', 60],
    ['a-1', 0],
  ]);
});
