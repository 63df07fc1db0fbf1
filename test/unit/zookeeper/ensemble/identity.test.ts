import { describe, expect, it } from 'vitest';
import { accept } from '../../../../src/tool/parsed.ts';
import { decideIdentity } from '../../../../src/zookeeper/ensemble/identity.ts';

const settings = {
  replicas: 3,
  myid: undefined,
  idOffset: 1,
  servers: undefined,
  extraServers: undefined,
};
const pod = (name: string) => ({ name, nameSource: 'host name' });

describe('among several members', () => {
  it.each([
    ['zk-0', {}, { myid: 1, pod: { set: 'zk', ordinal: 0 } }],
    ['zk-2', {}, { myid: 3, pod: { set: 'zk', ordinal: 2 } }],
    ['my-zk-1', {}, { myid: 2, pod: { set: 'my-zk', ordinal: 1 } }],
    ['zk-1', { idOffset: 11 }, { myid: 12, pod: { set: 'zk', ordinal: 1 } }],
    ['zk-1', { myid: 2 }, { myid: 2, pod: { set: 'zk', ordinal: 1 } }],
    ['zk-254', { replicas: 255 }, { myid: 255, pod: { set: 'zk', ordinal: 254 } }],
  ])('%s with %j is %j', (name, further, identity) => {
    expect(decideIdentity({ ...settings, ...further }, pod(name))).toEqual(accept(identity));
  });

  it.each([
    ['zk', {}, /^host name: "zk" does not end in the ordinal .*\(3 members .*POD_NAME from/],
    ['zk-08', {}, /^host name: "zk-08" does not end in the ordinal/],
    ['zk', { myid: 2 }, /^host name: "zk" does not end in the ordinal/],
    ['zk-3', {}, /^ZK_REPLICAS: "zk-3" is no member of an ensemble of 3: 3 have 0 to 2 \(to grow/],
    ['zk-1', { myid: 3 }, /^ZK_MY_ID: expected 2, the id of "zk-1", got 3 \(unset it/],
    ['zk-0', { idOffset: 254 }, /^ZK_ID_OFFSET: the last member would have the id 256/],
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
    expect(identity).toMatchObject({ ok: true, value: { myid } });
  });

  it('is refused where the ordinal says that there are more', () => {
    expect(decideIdentity(alone, pod('zk-1'))).toMatchObject({
      problem: expect.stringMatching(/^ZK_REPLICAS: "zk-1" is no member of an ensemble of 1: one/),
    });
  });
});

describe('with a list of all servers', () => {
  const listed = { ...settings, replicas: undefined, servers: [] };

  it.each([
    ['zk-1', {}, 2],
    ['zk-1', { idOffset: 11 }, 12],
    ['zk-1', { myid: 7 }, 7],
    ['some-host', { myid: 7 }, 7],
  ])('%s with %j has the id %i', (name, further, myid) => {
    const identity = decideIdentity({ ...listed, ...further }, pod(name));
    expect(identity).toMatchObject({ ok: true, value: { myid } });
  });

  it.each([
    ['laptop', {}, /^host name: "laptop" does not end .*\(set ZK_MY_ID\)$/],
    ['zk-5', { idOffset: 251 }, /^ZK_ID_OFFSET: the last member would have the id 256/],
  ])('%s with %j is refused', (name, further, problem) => {
    expect(decideIdentity({ ...listed, ...further }, pod(name))).toMatchObject({
      problem: expect.stringMatching(problem),
    });
  });

  it('is required where ZK_REPLICAS is not set', () => {
    expect(decideIdentity({ ...settings, replicas: undefined }, pod('zk-0'))).toMatchObject({
      problem: expect.stringMatching(/^ZK_REPLICAS: is required/),
    });
  });
});
