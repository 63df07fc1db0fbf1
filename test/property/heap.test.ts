import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHeapSize, renderSize } from '../../src/java/heap.ts';

it('parse(render(x)) = x', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8 * 1024 ** 2, max: 1024 ** 4 }), (bytes) => {
      expect(parseHeapSize(renderSize(bytes))).toEqual({ ok: true, value: bytes });
    }),
  );
});

it('a whole number of a unit is written in that unit or a larger one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (mebibytes) => {
      expect(renderSize(mebibytes * 1024 ** 2)).toMatch(/[MG]$/);
    }),
  );
});
