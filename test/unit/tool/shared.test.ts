import { expect, it } from 'vitest';
import { keptFor, shared } from '../../../src/tool/shared.ts';

it('asks once for all who wait, and anew for who comes later', async () => {
  let asked = 0;
  const ask = shared(async () => {
    asked += 1;
    await Promise.resolve();
    return asked;
  });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});

it('asks anew after a failure, which all get who waited for it', async () => {
  const answers = [Promise.reject(new Error('no')), Promise.resolve('yes')];
  const ask = shared(async () => answers.shift() ?? 'never');
  const first = ask();
  await expect(ask()).rejects.toThrow('no');
  await expect(first).rejects.toThrow('no');
  expect(await ask()).toBe('yes');
});

it('keeps an answer for a while after it came, and no failure', async () => {
  let nowMs = 0;
  let asked = 0;
  const ask = keptFor(1000, {
    ask: async () => {
      asked += 1;
      if (asked === 2) throw new Error('no');
      return asked;
    },
    now: () => nowMs,
  });
  expect(await ask()).toBe(1);
  nowMs = 999;
  expect(await ask()).toBe(1);
  nowMs = 1000;
  await expect(ask()).rejects.toThrow('no');
  expect(await ask()).toBe(3);
});
