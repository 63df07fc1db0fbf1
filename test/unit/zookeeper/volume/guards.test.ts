import { describe, expect, it } from 'vitest';
import { judgeJars } from '../../../../src/zookeeper/installation.ts';
import {
  type MemberState,
  parseMemberState,
  renderLogMark,
  renderMemberState,
} from '../../../../src/zookeeper/volume/memberState.ts';
import { noTxnFiles } from '../../../../src/zookeeper/volume/txnFiles.ts';
import type { Volume } from '../../../../src/zookeeper/volume/volume.ts';
import { plan, planned, textOf } from '../../../support/members.ts';

const base: MemberState = {
  myid: 1,
  zookeeper: '3.9.5',
  dataLogDir: '/var/lib/zookeeper/log',
  used: true,
  voters: [[1, 2, 3]],
  joinedAtMs: 1000,
  weights: [],
};

/** A volume that member 1 of three has used, after its ensemble has elected twice. */
function used(state: Partial<MemberState> = {}, volume: Partial<Volume> = {}): Partial<Volume> {
  return {
    myid: '1\n',
    state: renderMemberState({ ...base, ...state }),
    logMark: renderLogMark(1),
    currentEpoch: '2',
    acceptedEpoch: '2',
    joinedAtMs: 2000,
    snapshots: { snapshot: 0x100000000n, log: undefined },
    logs: { snapshot: undefined, log: 0x100000001n },
    ...volume,
  };
}

const sized = (replicas: number, further: Readonly<Record<string, string>> = {}) => ({
  ZK_REPLICAS: String(replicas),
  ...further,
});
const problemsOf = (env: Readonly<Record<string, string>>, volume: Partial<Volume>) =>
  plan({ env, volume }).problems;
const stateOf = (env: Readonly<Record<string, string>>, volume: Partial<Volume>) => {
  const state = parseMemberState(textOf(planned({ env, volume }), 'data/member.json') ?? '');
  return state.ok ? state.value : state;
};

describe('a change of the ensemble', () => {
  it.each([
    [[1], 2, 'passes'],
    [[1, 2], 3, 'passes'],
    [[1, 2, 3], 4, 'passes'],
    [[1, 2, 3, 4], 5, 'passes'],
    [[1, 2, 3], 2, 'passes'],
    [[1, 2, 3, 4], 6, 'passes'],
    [[1], 3, 'is refused'],
    [[1, 2, 3], 5, 'is refused'],
    [[1, 2, 3, 4, 5], 3, 'is refused'],
    [[1, 2, 3], 1, 'is refused'],
    [[2, 3, 4], 3, 'is refused'],
  ])('from %j to %i members %s', (voters, replicas, what) => {
    const problems = problemsOf(sized(replicas), used({ voters: [voters] }));
    expect(problems).toHaveLength(what === 'passes' ? 0 : 1);
    expect(problems.join('')).toMatch(what === 'passes' ? /^$/ : /^ZK_REPLICAS: .*majority/);
  });

  it('says how to go, and how to insist', () => {
    expect(problemsOf(sized(5), used())).toEqual([
      'ZK_REPLICAS: 5 voters (myid 1, 2, 3, 4, 5) after 3 voters (myid 1, 2, 3): a majority of the new list could miss every member of a majority of the old one, and lose data (go 3 → 4 → 5, each step once all members are ready; ZK_ALLOW_UNSAFE_RESIZE=true overrides)',
    ]);
    const insisted = sized(5, { ZK_ALLOW_UNSAFE_RESIZE: 'true' });
    expect(stateOf(insisted, used())).toMatchObject({
      voters: [[1, 2, 3, 4, 5]],
      joinedAtMs: 2000,
    });
  });

  it('counts voters, and not observers', () => {
    expect(problemsOf(sized(7, { ZK_OBSERVERS: '4' }), used())).toEqual([]);
    expect(problemsOf(sized(3, { ZK_OBSERVERS: '2' }), used())).toHaveLength(1);
  });

  it('remembers a list that the member has not joined a leader with beside the one before it', () => {
    const once = stateOf(sized(4), used());
    expect(once).toMatchObject({
      voters: [
        [1, 2, 3],
        [1, 2, 3, 4],
      ],
      joinedAtMs: 2000,
    });
    // crashed before it could join: a jump over the unconfirmed step is still a jump
    const crashed = used(once as MemberState);
    expect(problemsOf(sized(5), crashed)).toEqual([
      expect.stringMatching(
        /after 3 voters .*\(finish the step to 4 voters \(myid 1, 2, 3, 4\) first: this member has not joined a leader with it yet; go back to it until all members are ready; ZK_ALLOW/,
      ),
    ]);
    // and back is no problem
    expect(problemsOf(sized(3), crashed)).toEqual([]);
    // followed the leader that there was: no new epoch, and yet a term that it joined
    const joined = { ...crashed, joinedAtMs: 3000 };
    expect(problemsOf(sized(5), joined)).toEqual([]);
    expect(stateOf(sized(4), joined)).toMatchObject({
      voters: [[1, 2, 3, 4]],
      joinedAtMs: 2000,
    });
  });

  it('is no matter for a volume that was never used', () => {
    const unused = { state: renderMemberState(base) };
    expect(problemsOf(sized(5), unused)).toEqual([]);
    expect(stateOf(sized(5), unused)).toMatchObject({ voters: [[1, 2, 3, 4, 5]] });
  });
});

describe('the folder of the transaction logs', () => {
  it.each<readonly [string, Partial<MemberState>, Partial<Volume>, RegExp | undefined]>([
    ['the same as before', {}, {}, undefined],
    [
      'another one, the logs still in the old',
      { dataLogDir: '/old' },
      { formerLogs: { snapshot: undefined, log: 5n }, logs: noTxnFiles, logMark: undefined },
      /^ZK_DATA_LOG_DIR: the newest transaction logs are in \/old\/version-2, and not in \/var.*\(set it to \/old/,
    ],
    [
      'another one, to which the logs were moved',
      { dataLogDir: '/old' },
      { formerLogs: noTxnFiles, logMark: undefined },
      undefined,
    ],
    [
      'another one, to which the logs were copied',
      { dataLogDir: '/old' },
      { formerLogs: { snapshot: undefined, log: 0x100000001n }, logMark: undefined },
      undefined,
    ],
    [
      'another one, and the old one is not mounted',
      { dataLogDir: '/old' },
      { formerLogs: 'gone', logs: noTxnFiles, logMark: undefined },
      /^ZK_DATA_LOG_DIR: the transaction logs were in \/old, which is not there now, and \/var/,
    ],
    [
      'another one, to which the folder was moved',
      { dataLogDir: '/old' },
      { formerLogs: 'gone', logMark: undefined },
      undefined,
    ],
    [
      "another one, which is another member's",
      { dataLogDir: '/old' },
      { formerLogs: noTxnFiles, logMark: renderLogMark(2) },
      /the transaction logs are those of member 2, and the snapshots those of member 1/,
    ],
    [
      'logs beside the snapshots',
      { zookeeper: null },
      { snapshots: { snapshot: 1n, log: 5n }, logs: noTxnFiles },
      /^ZK_DATA_LOG_DIR: the transaction logs are in \/var\/lib\/zookeeper\/data\/version-2, beside/,
    ],
    [
      'a volume of its own that was lost',
      {},
      { logs: noTxnFiles, logMark: undefined },
      /^ZK_DATA_LOG_DIR: \/var\/lib\/zookeeper\/log is not the volume that held .*member\.json is/,
    ],
    [
      'a volume of its own that was lost before the first write',
      {},
      { logs: noTxnFiles, logMark: undefined, snapshots: { snapshot: 0n, log: undefined } },
      /is not the volume that held/,
    ],
    [
      "another member's volume",
      {},
      { logMark: renderLogMark(2) },
      /^\/var\/lib\/zookeeper\/log\/member\.json: the transaction logs are those of member 2/,
    ],
    ['a mark that cannot be read', {}, { logMark: '{' }, /log\/member\.json: cannot be read/],
  ])('%s', (_, state, volume, problem) => {
    const problems = problemsOf(sized(3), used(state, volume));
    expect(problems).toHaveLength(problem === undefined ? 0 : 1);
    expect(problems.join('')).toMatch(problem ?? /^$/);
    const insisted = sized(3, { ZK_ALLOW_LOG_DIR_CHANGE: 'true' });
    expect(problemsOf(insisted, used(state, volume))).toEqual([]);
  });

  it('has a mark of its own, unless both are one folder', () => {
    const oneFolder = { ZK_DATA_LOG_DIR: '/var/lib/zookeeper/data' };
    const counts = [sized(3), sized(3, oneFolder)].map((env) => {
      const paths = planned({ env }).files.map(({ path }) => path);
      return paths.filter((path) => path.endsWith('/member.json')).length;
    });
    expect(counts).toEqual([2, 1]);
  });
});

const jars = (version: string) => ({
  installation: judgeJars([`zookeeper-${version}.jar`, 'logback-classic-1.jar']),
});

describe('transaction logs without a snapshot', () => {
  const bare = { snapshots: noTxnFiles };

  it('are what 3.4 leaves, and no matter there', () => {
    const env = sized(3);
    const volume = used({ zookeeper: '3.4.14' }, bare);
    expect(plan({ env, volume, facts: jars('3.4.14') }).problems).toEqual([]);
  });

  it('are trusted on the first start after it, until there is a snapshot', () => {
    const member = { env: sized(3), facts: jars('3.5.10') };
    const first = { ...member, volume: used({ zookeeper: '3.4.14' }, bare) };
    expect(textOf(planned(first), 'zoo.cfg')).toContain('snapshot.trust.empty=true\n');
    expect(plan(first).warnings.join('\n')).toMatch(/no snapshot yet, as 3\.4 leaves it/);
    // still 3.4's until a newer server has written one
    expect(textOf(planned(first), 'data/member.json')).toContain('"zookeeper":"3.4.14"');
    const second = { ...member, volume: used({ zookeeper: '3.4.14' }) };
    expect(textOf(planned(second), 'zoo.cfg')).not.toContain('snapshot.trust.empty');
    expect(textOf(planned(second), 'data/member.json')).toContain('"zookeeper":"3.5.10"');
  });

  it.each(['3.9.5', null])('are a lost volume where %s was there before', (zookeeper) => {
    const env = sized(3);
    const volume = used({ zookeeper }, bare);
    const { problems } = plan({ env, volume, facts: jars('3.9.5') });
    expect(problems).toEqual([expect.stringMatching(/^ZK_DATA_DIR: .* has no snapshot beside/)]);
    const entries = [{ key: 'snapshot.trust.empty', value: 'true', subject: 'ZK_CFG_x' }];
    expect(plan({ env, volume, facts: { ...jars('3.9.5'), entries } }).problems).toEqual([]);
  });
});

describe('the volume guard', () => {
  const guarded = { ZK_VOLUME_GUARD: 'true' };
  const bootstrap = { ...guarded, ZK_BOOTSTRAP: 'true' };
  const abstained = { currentEpoch: '-1', acceptedEpoch: '-1' };
  const initialize = '/var/lib/zookeeper/log/initialize';
  const hasInitialize = (env: Readonly<Record<string, string>>, name: string, volume = {}) =>
    planned({ env, name, volume }).files.some(({ path }) => path === initialize);

  it.each([
    [1, false],
    [2, false],
    [3, true],
    [5, true],
  ])('of %i members writes db.autocreate=false: %s', (replicas, writes) => {
    const zooCfg = textOf(planned({ env: sized(replicas, guarded) }), 'zoo.cfg');
    expect(zooCfg?.includes('db.autocreate=false\n')).toBe(writes);
  });

  it('off, writes nothing of it', () => {
    const made = planned({ env: sized(3), volume: {} });
    expect(textOf(made, 'zoo.cfg')).not.toContain('autocreate');
    expect(textOf(made, 'initialize')).toBeUndefined();
  });

  it.each([
    [3, [true, true, false]],
    [5, [true, true, true, false, false]],
  ])('lets the first majority of %i begin, in a bootstrap', (replicas, expected) => {
    const env = sized(replicas, bootstrap);
    expect(expected.map((_, ordinal) => hasInitialize(env, `zk-${ordinal}`))).toEqual(expected);
    expect(hasInitialize(sized(replicas, guarded), 'zk-0')).toBe(false);
    const volume = used({ voters: [expected.map((_, ordinal) => ordinal + 1)] });
    expect(hasInitialize(env, 'zk-0', volume)).toBe(false);
  });

  it('lets no observer begin', () => {
    const env = sized(4, { ...bootstrap, ZK_OBSERVERS: '1' });
    expect(hasInitialize(env, 'zk-3')).toBe(false);
  });

  it('says why a member with an empty volume is not ready', () => {
    expect(plan({ env: sized(3, guarded) }).warnings.join('\n')).toMatch(
      /ZK_VOLUME_GUARD: the volume is empty: this member has no vote .*ZK_BOOTSTRAP=true/,
    );
    expect(plan({ env: sized(3, bootstrap) }).warnings.join('\n')).not.toContain('no vote');
    const chosen = plan({ env: sized(3, guarded), volume: { mayVote: true } }).warnings.join('\n');
    expect(chosen).toContain(`the volume is empty, and ${initialize} lets this member vote`);
    expect(chosen).not.toContain('no vote');
    expect(plan({ env: sized(3, guarded), volume: used() }).warnings.join('\n')).not.toContain(
      'no vote',
    );
  });

  it.each([guarded, bootstrap, {}])('removes the epochs of a member that abstained: %j', (env) => {
    expect(planned({ env: sized(3, env), volume: abstained }).removals).toEqual([
      '/var/lib/zookeeper/data/version-2/currentEpoch',
      '/var/lib/zookeeper/data/version-2/acceptedEpoch',
    ]);
  });

  it('leaves a promise to a leader alone', () => {
    const promised = { currentEpoch: '-1', acceptedEpoch: '3' };
    expect(planned({ env: sized(3, guarded), volume: promised }).removals).toEqual([]);
  });

  it('explains a first sync that was cut off', () => {
    const volume = used({}, { currentEpoch: '-1', acceptedEpoch: '3' });
    expect(problemsOf(sized(3, guarded), volume)).toEqual([
      expect.stringMatching(/^ZK_DATA_DIR: .*currentEpoch says that the member has never joined/),
    ]);
  });
});

it('a file that cannot be read is refused, not ignored', () => {
  expect(problemsOf(sized(3), used({}, { state: '{"version":1' }))).toEqual([
    expect.stringMatching(/^\/var\/lib\/zookeeper\/data\/member\.json: cannot be read: expected/),
  ]);
  expect(problemsOf(sized(3), used({}, { state: '{"version":2}' }))).toEqual([
    expect.stringMatching(/member\.json: written by a newer version of these tools \(form 2/),
  ]);
});

it('judges no change of an ensemble whose votes count by weight, nor of the weights', () => {
  const entries = [{ key: 'weight.4', value: '0', subject: 'ZK_CFG_weight_4' }];
  const weights = ['weight.4=0'];
  const judge = (env: Readonly<Record<string, string>>, state: Partial<MemberState>) =>
    plan({ env, volume: used(state), facts: { entries } }).problems;
  expect(judge(sized(3), { weights })).toEqual([]);
  expect(judge(sized(4), { weights })).toEqual([
    expect.stringMatching(/^ZK_REPLICAS: 4 voters .* with groups or weights it cannot be told/),
  ]);
  expect(judge(sized(3), {})).toEqual([
    expect.stringMatching(/^ZK_REPLICAS: other groups or weights: with groups or weights it/),
  ]);
  expect(problemsOf(sized(3), used({ weights }))).toHaveLength(1);
});

const warningsOf = (env: Readonly<Record<string, string>>, volume: Partial<Volume>, facts = {}) =>
  plan({ env: { ZK_PURGE_INTERVAL: '24', ...env }, volume, facts }).warnings;

describe('what is said and done', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, Partial<Volume>, RegExp]>([
    [
      'an override that is needed',
      sized(5, { ZK_ALLOW_UNSAFE_RESIZE: 'true' }),
      used(),
      /^ZK_ALLOW_UNSAFE_RESIZE: overrides a refusal .*: ZK_REPLICAS: 5 voters/,
    ],
    [
      'an override that is not',
      sized(3, { ZK_ALLOW_UNSAFE_RESIZE: 'true' }),
      used(),
      /^ZK_ALLOW_UNSAFE_RESIZE: nothing to override at this start/,
    ],
    [
      'a volume that was taken',
      sized(3, { ZK_MYID_POLICY: 'overwrite' }),
      used({ myid: 2 }, { myid: '2', logMark: renderLogMark(2) }),
      /^ZK_MYID_POLICY: overrides .*: took the volume of member 2 for that of member 1$/,
    ],
    [
      'a log folder that was left behind',
      sized(3, { ZK_ALLOW_LOG_DIR_CHANGE: 'true' }),
      used({}, { logs: noTxnFiles, logMark: undefined }),
      /^ZK_ALLOW_LOG_DIR_CHANGE: overrides a refusal/,
    ],
    [
      'a volume that comes from elsewhere',
      sized(3),
      used({}, { state: undefined, logMark: undefined }),
      /^ZK_DATA_DIR: data and no member\.json, .*3 voters then too/,
    ],
    [
      'a bootstrap that is over',
      sized(3, { ZK_VOLUME_GUARD: 'true', ZK_BOOTSTRAP: 'true' }),
      used(),
      /^ZK_BOOTSTRAP: this member has had data/,
    ],
    [
      'a guard without voters to guard',
      sized(1, { ZK_VOLUME_GUARD: 'true' }),
      {},
      /^ZK_VOLUME_GUARD: does nothing with one voter/,
    ],
  ])('%s', (_, env, volume, warning) => {
    expect(warningsOf(env, volume)).toEqual([expect.stringMatching(warning)]);
  });

  it('a downgrade', () => {
    expect(warningsOf(sized(3), used(), jars('3.6.4'))).toEqual([
      expect.stringMatching(/^ZK_LIB_DIR: ZooKeeper 3\.6\.4 on a volume of 3\.9\.5/),
    ]);
    expect(warningsOf(sized(3), used(), jars('3.9.4'))).toEqual([]);
  });

  it('nothing of a start like the one before', () => {
    expect(warningsOf(sized(3), used())).toEqual([]);
  });
});

it('a bootstrap is not for what is left of a member that had data', () => {
  const env = sized(3, { ZK_VOLUME_GUARD: 'true', ZK_BOOTSTRAP: 'true' });
  const made = planned({ env, volume: { state: renderMemberState(base) } });
  expect(made.files.map(({ path }) => path)).not.toContain('/var/lib/zookeeper/log/initialize');
});

it('a lost volume of snapshots is found beside the logs of the member, or of another', () => {
  const env = sized(3);
  const volume = { logMark: renderLogMark(3), logs: { snapshot: undefined, log: 9n } };
  expect(plan({ env, volume, facts: jars('3.4.14') }).problems).toEqual([
    expect.stringMatching(
      /^ZK_DATA_DIR: .* has nothing of member 3, whose transaction logs are in/,
    ),
  ]);
});
