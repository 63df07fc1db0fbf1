import { expect, it } from 'vitest';
import { auditRecords, isClean, renderAudit } from '../../../local/audit.ts';

it.each([
  { found: [0, 1, 2, 3], says: 'nothing lost' },
  { found: [0, 1, 2, 3, 4], says: 'nothing lost' },
  { found: [4, 0, 1, 2, 3], says: 'nothing lost' },
  { found: [0, 3], says: '2 lost (1, 2)' },
  { found: [], says: '4 lost (0, 1, 2, 3)' },
  { found: [0, 1, 1, 2, 3], says: '1 repeated (1)' },
  { found: [0, 1, 2, 3, 0, 0], says: '1 repeated (0)' },
  { found: [0, 2, 1, 3], says: '1 misplaced (1)' },
  { found: [3, 2, 1], says: '1 lost (0), 2 misplaced (2, 1)' },
])('says of 0 to 3, found as $found: $says', ({ found, says }) => {
  const audit = auditRecords([0, 1, 2, 3], found);
  expect(renderAudit(audit)).toBe(says);
  expect(isClean(audit)).toBe(says === 'nothing lost');
});

it('names at most five numbers', () => {
  const audit = auditRecords([1, 2, 3, 4, 5, 6], []);
  expect(renderAudit(audit)).toBe('6 lost (1, 2, 3, 4, 5, …)');
});
