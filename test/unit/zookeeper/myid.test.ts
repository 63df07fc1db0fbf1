import { describe, expect, it } from 'vitest';
import { findMyidProblem, parseMyid } from '../../../src/zookeeper/myid.ts';

describe('parseMyid', () => {
  it.each([
    ['1\n', 1],
    ['255', 255],
    [' 3 \n', 3],
    ['', undefined],
    ['\n', undefined],
  ])('reads %j', (text, myid) => {
    expect(parseMyid(text)).toEqual({ ok: true, value: myid });
  });

  it.each(['0', '256', 'zk-0', '1\n2', '01', '\u0000'])('refuses %j', (text) => {
    expect(parseMyid(text)).toMatchObject({ ok: false });
  });
});

describe('findMyidProblem', () => {
  it.each(['2\n', '2', '2 ', ''])('finds none in %j for member 2', (text) => {
    expect(findMyidProblem('/data/myid', text, 2)).toBeUndefined();
  });

  it('names both members', () => {
    expect(findMyidProblem('/data/myid', '3\n', 2)).toBe(
      '/data/myid: the volume belongs to member 3, and this pod is member 2 (give it the volume of member 2; if this is the one, remove the file)',
    );
  });

  it('shows what is no id', () => {
    expect(findMyidProblem('/data/myid', 'x', 2)).toBe(
      '/data/myid: expected a whole number, 1 to 255, got "x" (if this is the volume of member 2, remove the file)',
    );
  });
});
