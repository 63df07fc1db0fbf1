import { describe, expect, it } from 'vitest';
import { planSasl } from '../../../../src/zookeeper/security/sasl.ts';
import { plan, textOf } from '../../../support/members.ts';

type Env = Readonly<Record<string, string>>;

const entriesOf = (keys: Env) =>
  Object.entries(keys).map(([key, value]) => ({
    key,
    value,
    subject: `ZK_CFG_${key.replaceAll('.', '_')}`,
  }));

/** The plan of one member with these keys of the operator's own. */
function planWith(env: Env, keys: Env, facts = {}) {
  return plan({
    env: { ZK_REPLICAS: '1', ...env },
    facts: { entries: entriesOf(keys), ...facts },
  });
}

const secure = { ZK_SECURE_CLIENT_PORT: '2281' };
const keyStore = { 'ssl.keyStore.location': '/k.jks' };

describe('keys that cannot be together with a setting', () => {
  it.each<readonly [string, Env, Env, RegExp]>([
    ['a secure port without a key', secure, {}, /^ZK_SECURE_CLIENT_PORT: there is no key/],
    [
      'TLS among members without a key',
      {},
      { sslQuorum: 'true' },
      /^ZK_CFG_sslQuorum: there is no key to speak TLS with among the members/,
    ],
    [
      'plaintext on the secure port, which is to be TLS only',
      { ...secure, ZK_TLS_ONLY: 'true' },
      { ...keyStore, 'client.portUnification': 'true' },
      /^ZK_CFG_client_portUnification: lets plaintext in/,
    ],
    [
      'plaintext by a server line, which is to be TLS only',
      { ...secure, ZK_TLS_ONLY: 'true', ZK_SERVERS: '1=a:2888:3888;2181' },
      keyStore,
      /^server\.1: ";2181" opens a plaintext port/,
    ],
    [
      'a server line that listens elsewhere',
      { ZK_CLIENT_PORT_ADDRESS: '127.0.0.1', ZK_SERVERS: '1=a:2888:3888;2181' },
      {},
      /^server\.1: ";2181" listens on 0\.0\.0\.0, and ZK_CLIENT_PORT_ADDRESS is 127\.0\.0\.1/,
    ],
    [
      'a quorum of no server',
      {},
      { standaloneEnabled: 'false' },
      /^ZK_CFG_standaloneEnabled: a server without a list of servers does not start/,
    ],
    [
      'a second server of one',
      { POD_NAME: 'zk-1', ZK_MY_ID: '1' },
      {},
      /^ZK_REPLICAS: "zk-1" is no member of an ensemble of 1/,
    ],
    [
      'a level without a password',
      { ZK_SASL_QUORUM: 'learner' },
      {},
      /^ZK_SASL_QUORUM: has no meaning without ZK_SASL_QUORUM_FILE/,
    ],
    [
      'certificates of clients without TLS',
      { ZK_TLS_CLIENT_AUTH: 'none' },
      {},
      /^ZK_TLS_CLIENT_AUTH: has no meaning without ZK_SECURE_CLIENT_PORT/,
    ],
  ])('%s', (_, env, keys, problem) => {
    const name = env['POD_NAME'];
    const pod = name === undefined ? {} : { name, pod: { nameSource: 'POD_NAME' as const } };
    const member = { env: { ZK_REPLICAS: '1', ...env }, ...pod };
    const { problems } = plan({ ...member, facts: { entries: entriesOf(keys) } });
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('key stores of another kind are asked for what the setting says', () => {
    const { plan: made } = planWith({ ...secure, ZK_TLS_CLIENT_AUTH: 'none' }, keyStore);
    expect(made && textOf(made, 'zoo.cfg')).toContain('ssl.clientAuth=none\n');
  });
});

describe('logins that a setting asks for', () => {
  const users = { ok: true, users: [{ name: 'zk', password: 'secret' }] } as const;
  const quorum = { subject: 'ZK_SASL_QUORUM_FILE', users };
  const clients = { ...quorum, subject: 'ZK_SASL_USERS_FILE' };
  const security = planSasl({
    confDir: '/conf',
    required: true,
    version: undefined,
    level: 'required',
    clients,
    quorum,
  });

  it.each([
    ['enforce.auth.enabled', 'false', 'ZK_SASL_REQUIRED'],
    ['quorum.auth.serverRequireSasl', 'false', 'ZK_SASL_QUORUM'],
    ['quorum.auth.learnerRequireSasl', 'false', 'ZK_SASL_QUORUM'],
    ['fips-mode', 'true', 'ZK_SASL_QUORUM_FILE'],
  ])('are not taken back by %s=%s', (key, value, from) => {
    const { problems } = planWith({}, { [key]: value }, { security });
    expect(problems.join('\n')).toMatch(new RegExp(`zoo\\.cfg gets ${key} from ${from}`));
  });

  it('may be said once more by a key', () => {
    const keys = { 'quorum.auth.learnerRequireSasl': 'true' };
    expect(planWith({}, keys, { security }).problems).toEqual([]);
  });
});
