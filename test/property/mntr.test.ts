import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJson } from '../../src/zkMetrics/json.ts';
import { parseMntr } from '../../src/zookeeper/replies/mntr.ts';

const anyKey = fc.stringMatching(/^zk_[a-z0-9_]{1,20}$/);
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

it('finds every key with its number again, also in JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(anyKey, anyNumber, { minKeys: 1 }), (figures) => {
      const text = Object.entries(figures).map(([key, value]) => `${key}\t${value}\n`);
      const metrics = parseMntr(text.join(''));
      const found = metrics.ok ? metrics.value : [];
      const wanted = Object.entries(figures).map(([key, value]) => [key, value + 0]);
      expect(found.map(({ key, value }) => [key, Number(value) + 0])).toEqual(wanted);
      expect(JSON.parse(renderJson(found))).toEqual(Object.fromEntries(wanted));
    }),
  );
});

it('reads any text without throwing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseMntr(text)).toHaveProperty('ok');
    }),
  );
});
