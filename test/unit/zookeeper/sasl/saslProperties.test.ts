import { describe, expect, it } from 'vitest';
import type { Version } from '../../../../src/zookeeper/version.ts';
import {
  findSaslProblems,
  type QuorumLogin,
  type Sasl,
  saslProperties,
} from '../../../../src/zookeeper/sasl/saslProperties.ts';

const off: Sasl = { clients: false, required: false, quorum: 'off', version: [3, 9, 5] };
const provider = [
  'authProvider.sasl',
  'org.apache.zookeeper.server.auth.SASLAuthenticationProvider',
];
const enforced = [
  ['enforce.auth.enabled', 'true'],
  ['enforce.auth.schemes', 'sasl'],
];
const sessions = [['sessionRequireClientSASLAuth', 'true']];
const fipsOff = [['fips-mode', 'false']];

const quorum = (learner: boolean, server: boolean) => [
  ['quorum.auth.enableSasl', 'true'],
  ['quorum.auth.learnerRequireSasl', String(learner)],
  ['quorum.auth.serverRequireSasl', String(server)],
  ['quorum.auth.learner.saslLoginContext', 'QuorumLearner'],
  ['quorum.auth.server.saslLoginContext', 'QuorumServer'],
  ['quorum.cnxn.threads.size', '20'],
];

describe('saslProperties', () => {
  it('gives nothing where nothing is asked for', () => {
    expect(saslProperties(off)).toEqual([]);
  });

  it.each<[Version | undefined, string[][]]>([
    [[3, 5, 9], sessions],
    [[3, 6, 0], sessions],
    [[3, 6, 4], sessions],
    [[3, 7, 0], enforced],
    [[3, 9, 5], enforced],
    [undefined, enforced],
  ])('makes %j demand a login', (version, properties) => {
    expect(saslProperties({ ...off, clients: true, required: true, version })).toEqual([
      provider,
      ...properties,
    ]);
    expect(saslProperties({ ...off, clients: true, version })).toEqual([provider]);
  });

  it.each<[QuorumLogin, string[][]]>([
    ['enabled', quorum(false, false)],
    ['learner', [...quorum(true, false), ...fipsOff]],
    ['required', [...quorum(true, true), ...fipsOff]],
  ])('takes the quorum to the level %s', (level, properties) => {
    expect(saslProperties({ ...off, quorum: level })).toEqual(properties);
  });

  it.each<[Version | undefined, string[][]]>([
    [[3, 4, 14], []],
    [[3, 8, 6], []],
    [[3, 9, 3], []],
    [[3, 9, 4], fipsOff],
    [undefined, fipsOff],
  ])('turns fips-mode off in %j only where it is in the way', (version, properties) => {
    const given = saslProperties({ ...off, quorum: 'required', version });
    expect(given.filter(([key]) => key === 'fips-mode')).toEqual(properties);
  });
});

describe('findSaslProblems', () => {
  it.each<[Version | undefined, QuorumLogin, boolean, number]>([
    [undefined, 'required', true, 0],
    [[3, 9, 5], 'required', true, 0],
    [[3, 5, 9], 'required', true, 0],
    [[3, 5, 8], 'required', true, 1],
    [[3, 5, 8], 'required', false, 0],
    [[3, 5, 3], 'required', false, 1],
    [[3, 5, 4], 'enabled', false, 0],
    [[3, 4, 14], 'enabled', true, 1],
    [[3, 4, 10], 'enabled', false, 0],
    [[3, 4, 9], 'enabled', true, 2],
    [[3, 4, 9], 'off', false, 0],
  ])('%j, quorum %s, clients must %s: %i', (version, level, required, count) => {
    const sasl = { clients: true, required, quorum: level, version };
    expect(findSaslProblems(sasl)).toHaveLength(count);
  });

  it('says which version it takes', () => {
    const version: Version = [3, 4, 9];
    expect(
      findSaslProblems({ clients: false, required: true, quorum: 'learner', version }),
    ).toEqual([
      'clients cannot be required to log in where none may (name the file of the users)',
      "clients cannot be required to log in before ZooKeeper 3.5.9 and 3.6.0, and the server's jars are 3.4.9 (use newer ones, or guard the data by ACLs of the scheme sasl)",
      "the members of a quorum cannot log in to each other before ZooKeeper 3.4.10 and 3.5.4, and the server's jars are 3.4.9 (use newer ones)",
    ]);
  });
});
