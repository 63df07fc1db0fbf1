import { expect, it } from 'vitest';
import { findLockHolder } from '../../../src/files/lock.ts';

const file = { dev: 0xfe_03n, ino: 398_607n };
const line = (end: string): string => `1: POSIX  ADVISORY  ${end} 0 EOF\n`;

it.each([
  ['nobody', '', undefined],
  ['who writes', line('WRITE 8648 fe:03:398607'), 8648],
  ['the right one of several', `${line('WRITE 7 fe:03:9')}${line('WRITE 8 fe:03:398607')}`, 8],
  ['not who reads', line('READ  8648 fe:03:398607'), undefined],
  ['not who waits for it', '1: -> POSIX  ADVISORY  WRITE 8648 fe:03:398607 0 EOF\n', undefined],
  ['no lock of flock(2)', '1: FLOCK  ADVISORY  WRITE 8648 fe:03:398607 0 EOF\n', undefined],
  ['not who holds a file on another disk', line('WRITE 8648 fe:00:398607'), undefined],
  ['not who holds another file', line('WRITE 8648 fe:03:3986070'), undefined],
])('names %s', (_, locks, pid) => {
  expect(findLockHolder(locks, file)).toBe(pid);
});

it('reads numbers of disks beyond 255', () => {
  // makedev(0x1234, 0x56789)
  const dev = 0x0000_1000_5672_3489n;
  expect(findLockHolder(line('WRITE 9 1234:56789:5'), { dev, ino: 5n })).toBe(9);
});
