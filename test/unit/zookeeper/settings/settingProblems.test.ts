import { expect, it } from 'vitest';
import { findSettingProblems } from '../../../../src/zookeeper/settings/settingProblems.ts';
import { settingsOf } from '../../../support/zkSettings.ts';

it.each([
  [{}, []],
  [{ ZK_SERVER_PORT: '3888', ZK_ELECTION_PORT: '2888' }, []],
  [
    { ZK_SERVER_PORT: '2181' },
    ['ZK_SERVER_PORT: 2181 is the port of ZK_CLIENT_PORT too (give each its own)'],
  ],
  [
    { ZK_ELECTION_PORT: '2888' },
    ['ZK_ELECTION_PORT: 2888 is the port of ZK_SERVER_PORT too (give each its own)'],
  ],
  [{ ZK_CLIENT_PORT: '8080' }, []],
  [
    { ZK_CLIENT_PORT: '8080', ZK_ADMIN_SERVER: 'true' },
    ['ZK_ADMIN_SERVER_PORT: 8080 is the port of ZK_CLIENT_PORT too (give each its own)'],
  ],
  [
    { ZK_SECURE_CLIENT_PORT: '2888', ZK_METRICS_PORT: '3888' },
    [
      'ZK_SERVER_PORT: 2888 is the port of ZK_SECURE_CLIENT_PORT too (give each its own)',
      'ZK_METRICS_PORT: 3888 is the port of ZK_ELECTION_PORT too (give each its own)',
    ],
  ],
  [{ ZK_SECURE_CLIENT_PORT: '2181', ZK_TLS_ONLY: 'true' }, []],
  [{ ZK_MIN_SESSION_TIMEOUT: '40000' }, []],
  [
    { ZK_MIN_SESSION_TIMEOUT: '40001' },
    [
      'ZK_MIN_SESSION_TIMEOUT: 40001 ms is more than ZK_MAX_SESSION_TIMEOUT, 40000 ms (lower the first or raise the second; unset, they are 2 and 20 ticks)',
    ],
  ],
  [
    { ZK_MAX_SESSION_TIMEOUT: '3999' },
    [
      'ZK_MIN_SESSION_TIMEOUT: 4000 ms is more than ZK_MAX_SESSION_TIMEOUT, 3999 ms (lower the first or raise the second; unset, they are 2 and 20 ticks)',
    ],
  ],
  [{ ZK_INIT_LIMIT: '1073741' }, []],
  [
    { ZK_INIT_LIMIT: '1073742' },
    [
      'ZK_INIT_LIMIT: 1073742 ticks of 2000 ms are more than the 2147483647 ms that ZooKeeper can count (lower it)',
    ],
  ],
])('of %j', (env, problems) => {
  expect(findSettingProblems(settingsOf(env))).toEqual(problems);
});

it('finds every clash at once', () => {
  const env = { ZK_SERVER_PORT: '1', ZK_ELECTION_PORT: '1', ZK_CLIENT_PORT: '1' };
  expect(findSettingProblems(settingsOf(env))).toHaveLength(3);
});

it('judges no rule that reads what could not be read', () => {
  const {
    tickTime: _,
    serverPort: __,
    ...rest
  } = settingsOf({
    ZK_MIN_SESSION_TIMEOUT: '40001',
    ZK_ELECTION_PORT: '2181',
  });
  expect(findSettingProblems(rest)).toEqual([
    'ZK_ELECTION_PORT: 2181 is the port of ZK_CLIENT_PORT too (give each its own)',
  ]);
});
