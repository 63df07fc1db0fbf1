import { expect, it } from 'vitest';
import { renderDate, renderStat } from '../../../../src/zkCli/answers/statText.ts';

function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

it('prints a stat line by line, longs as unsigned hexadecimal numbers', () => {
  const stat = {
    czxid: long(0x7_0000_00a3n),
    ctime: long(0n),
    mzxid: long(1n),
    mtime: long(0n),
    pzxid: long(-2n),
    cversion: -1,
    version: 2,
    aversion: 0,
    ephemeralOwner: long(0x100_0065_273f_0000n),
    dataLength: 5,
    numChildren: 3,
  };
  expect(renderStat(stat).split('\n')).toEqual([
    'cZxid = 0x7000000a3',
    `ctime = ${renderDate(long(0n))}`,
    'mZxid = 0x1',
    `mtime = ${renderDate(long(0n))}`,
    'pZxid = 0xfffffffffffffffe',
    'cversion = -1',
    'dataVersion = 2',
    'aclVersion = 0',
    'ephemeralOwner = 0x1000065273f0000',
    'dataLength = 5',
    'numChildren = 3',
    '',
  ]);
});

it('prints a time as Java does, to the second', () => {
  expect(renderDate(long(1_795_485_779_959n))).toMatch(
    /^(Mon|Tue|Wed) Nov 2[345] \d\d:\d\d:59 \S+ 2026$/,
  );
});
