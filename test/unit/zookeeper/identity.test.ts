import { describe, expect, it } from 'vitest';
import { accept } from '../../../src/tool/parsed.ts';
import { decideIdentity } from '../../../src/zookeeper/identity.ts';

const settings = { replicas: 3, myid: undefined, idOffset: 1 };
const pod = (name: string) => ({ name, nameSource: 'host name' });

describe('among several members', () => {
  it.each([
    ['zk-0', {}, { myid: 1, set: 'zk' }],
    ['zk-2', {}, { myid: 3, set: 'zk' }],
    ['my-zk-1', {}, { myid: 2, set: 'my-zk' }],
    ['zk-1', { idOffset: 11 }, { myid: 12, set: 'zk' }],
    ['zk-1', { myid: 2 }, { myid: 2, set: 'zk' }],
    ['zk-254', { replicas: 255 }, { myid: 255, set: 'zk' }],
  ])('%s with %j is %j', (name, further, identity) => {
    expect(decideIdentity({ ...settings, ...further }, pod(name))).toEqual(accept(identity));
  });

  it.each([
    ['zk', {}, /^host name: "zk" does not end in the ordinal .*\(3 members .*POD_NAME from/],
    ['zk-08', {}, /^host name: "zk-08" does not end in the ordinal/],
    ['zk', { myid: 2 }, /^host name: "zk" does not end in the ordinal/],
    ['zk-3', {}, /^ZK_REPLICAS: "zk-3" is no member of an ensemble of 3: 3 have 0 to 2 \(to grow/],
    ['zk-1', { myid: 3 }, /^ZK_MY_ID: expected 2, the id of "zk-1", got 3 \(unset it/],
    ['zk-0', { idOffset: 254 }, /^ZK_ID_OFFSET: the last of 3 members would have the id 256/],
  ])('%s with %j is refused', (name, further, problem) => {
    const identity = decideIdentity({ ...settings, ...further }, pod(name));
    expect(identity).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });
});

describe('alone', () => {
  const alone = { ...settings, replicas: 1 };

  it.each([
    ['zk-0', {}, 1],
    ['zk-0', { idOffset: 7 }, 7],
    ['laptop', {}, 1],
    ['laptop', { idOffset: 7 }, 7],
    ['laptop', { myid: 9 }, 9],
    ['node-5', { myid: 9 }, 9],
  ])('%s with %j has the id %i', (name, further, myid) => {
    const identity = decideIdentity({ ...alone, ...further }, pod(name));
    expect(identity).toEqual(accept({ myid, set: undefined }));
  });

  it('is refused where the ordinal says that there are more', () => {
    expect(decideIdentity(alone, pod('zk-1'))).toMatchObject({
      problem: expect.stringMatching(/^ZK_REPLICAS: "zk-1" is no member of an ensemble of 1: one/),
    });
  });
});
