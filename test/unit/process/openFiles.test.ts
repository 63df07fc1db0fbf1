import { expect, it } from 'vitest';
import { parseMaxOpenFiles } from '../../../src/process/openFiles.ts';

const limits = (soft: string, hard: string) =>
  `Limit                     Soft Limit           Hard Limit           Units     \nMax processes             63432                63432                processes \nMax open files            ${soft.padEnd(20)} ${hard.padEnd(20)} files     \n`;

it.each([
  ['1024', '4096', 4096],
  ['unlimited', 'unlimited', undefined],
])('reads limits of %s and %s as %j', (soft, hard, found) => {
  expect(parseMaxOpenFiles(limits(soft, hard))).toBe(found);
});

it('knows none where there is nothing to read', () => {
  expect(parseMaxOpenFiles('')).toBeUndefined();
});
