import { describe, expect, it } from 'vitest';
import { accept } from '../../../../src/tool/parsed.ts';
import { decideMyid, parseMyid } from '../../../../src/zookeeper/volume/myid.ts';

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

describe('decideMyid of member 2', () => {
  const owner = { path: '/data/myid', remembered: undefined, policy: 'fail' } as const;

  it.each(['2\n', '2', '2 ', '', undefined])('takes the volume with %j', (text) => {
    expect(decideMyid(2, { ...owner, text })).toEqual(accept(2));
  });

  it('names both members', () => {
    expect(decideMyid(2, { ...owner, text: '3\n' })).toMatchObject({
      problem:
        '/data/myid: the volume belongs to member 3, and this pod is member 2 (give it the volume of member 2; if this is the one, set ZK_MYID_POLICY=overwrite for one start)',
    });
  });

  it('shows what is no id', () => {
    expect(decideMyid(2, { ...owner, text: 'x' })).toMatchObject({
      problem: expect.stringMatching(
        /^\/data\/myid: expected a whole number, 1 to 255, got "x" \(if/,
      ),
    });
  });

  it('knows a volume by what it remembers where its myid was removed', () => {
    expect(decideMyid(2, { ...owner, text: undefined, remembered: 3 })).toMatchObject({
      ok: false,
    });
    expect(decideMyid(2, { ...owner, text: '2', remembered: 3 })).toEqual(accept(2));
  });

  it.each([
    ['keep', '3', 3],
    ['overwrite', '3', 2],
    ['overwrite', 'x', 2],
  ] as const)('by the policy %s, with %j, is member %i', (policy, text, myid) => {
    expect(decideMyid(2, { ...owner, policy, text })).toEqual(accept(myid));
  });

  it('keeps no id that cannot be read', () => {
    expect(decideMyid(2, { ...owner, policy: 'keep', text: 'x' })).toMatchObject({ ok: false });
  });
});
