import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideHeap, parseHeap, renderSize } from '../../src/java/heap.ts';

it('parse(render(x)) = x', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8 * 1024 ** 2, max: 1024 ** 4 }), (bytes) => {
      expect(parseHeap(renderSize(bytes))).toEqual({ ok: true, value: { type: 'size', bytes } });
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

it('a share is whole MiB, at most that share of the limit, and less than 1 MiB below it', () => {
  const percents = fc.integer({ min: 1, max: 99 });
  const limits = fc.integer({ min: 800 * 1024 ** 2, max: 1024 ** 5 });
  fc.assert(
    fc.property(percents, limits, (percent, limitBytes) => {
      const heap = parseHeap(`${percent}%`);
      const decided = heap.ok ? decideHeap(heap.value, limitBytes) : heap;
      const bytes = decided.ok ? decided.value : 0;
      expect(bytes % 1024 ** 2).toBe(0);
      // in whole numbers, where 100 × the limit does not fit a double
      const exact = (BigInt(limitBytes) * BigInt(percent)) / 100n;
      expect(BigInt(bytes)).toBeLessThanOrEqual(exact);
      expect(BigInt(bytes)).toBeGreaterThan(exact - 1024n ** 2n);
    }),
    { numRuns: 10_000 },
  );
});
