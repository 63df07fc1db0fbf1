import { describe, expect, it } from 'vitest';
import { listSpoken, type SpokenListener } from '../../../../src/kafka/security/listeners.ts';
import type { Logins } from '../../../../src/kafka/security/logins.ts';
import { planSasl } from '../../../../src/kafka/security/sasl.ts';

const noLogins: Logins = { interBroker: undefined, controller: undefined, users: [] };

const broker = { name: 'broker', password: 'b' };
const alice = { name: 'alice', password: 'a' };
const both: Logins = { interBroker: broker, controller: broker, users: [broker, alice] };

type Said = Readonly<Record<string, string>>;
type Own = readonly Pick<SpokenListener, 'name' | 'protocol' | 'role'>[];

const client = { name: 'CLIENT', protocol: 'SASL_SSL', role: 'broker' } as const;
const controller = { name: 'CONTROLLER', protocol: 'SASL_SSL', role: 'controller' } as const;
const kraft = {
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'CLIENT',
  'listener.security.protocol.map': 'CLIENT:SASL_SSL,CONTROLLER:SASL_SSL',
};

function plan(own: Own, said: Said, logins: Logins = both, hasLoginConfig = false) {
  const properties = new Map(
    Object.entries(said).map(([key, value]) => [key, { key, value, subject: key }]),
  );
  const planned = planSasl({
    properties,
    listeners: listSpoken(properties, own),
    logins,
    hasLoginConfig,
  });
  return {
    derived: Object.fromEntries(planned.derived),
    scram: planned.scram,
    warnings: planned.warnings,
    problems: planned.issues.map(({ subject, problem }) => `${subject}: ${problem}`),
  };
}

const plainModule = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
const scramModule = 'org.apache.kafka.common.security.scram.ScramLoginModule required';
const asBroker = 'username="broker" password="b"';

describe('what follows from users', () => {
  it('is PLAIN for all, where no mechanism is given', () => {
    expect(plan([client, controller], kraft)).toEqual({
      derived: {
        'sasl.enabled.mechanisms': 'PLAIN',
        'sasl.mechanism.inter.broker.protocol': 'PLAIN',
        'sasl.mechanism.controller.protocol': 'PLAIN',
        'listener.name.client.plain.sasl.jaas.config': `${plainModule} ${asBroker} user_broker="b" user_alice="a";`,
        'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
        'listener.name.controller.plain.sasl.jaas.config': `${plainModule} ${asBroker} user_broker="b";`,
      },
      scram: [],
      warnings: [],
      problems: [],
    });
  });

  it('is the first mechanism that is given between brokers, and PLAIN among controllers', () => {
    const said = { ...kraft, 'sasl.enabled.mechanisms': 'SCRAM-SHA-512,PLAIN' };
    expect(plan([client, controller], said)).toMatchObject({
      derived: {
        'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
        'sasl.mechanism.controller.protocol': 'PLAIN',
        'listener.name.client.scram-sha-512.sasl.jaas.config': `${scramModule} ${asBroker};`,
        'listener.name.client.plain.sasl.jaas.config': `${plainModule} user_broker="b" user_alice="a";`,
        'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
      },
      scram: ['SCRAM-SHA-512'],
      problems: [],
    });
  });

  it('lets a broker that is no controller log in to them, and nobody else log in there', () => {
    expect(plan([client], kraft).derived).toMatchObject({
      'sasl.mechanism.controller.protocol': 'PLAIN',
      'listener.name.controller.plain.sasl.jaas.config': `${plainModule} ${asBroker};`,
    });
  });

  it('tells a controller that is no broker which users its metadata begins with', () => {
    const said = { ...kraft, 'sasl.enabled.mechanisms': 'SCRAM-SHA-256' };
    const { derived, scram, problems } = plan([controller], said);
    expect({ scram, problems }).toEqual({ scram: ['SCRAM-SHA-256'], problems: [] });
    expect(derived).not.toHaveProperty('sasl.mechanism.inter.broker.protocol');
  });

  it('gives way to what is given', () => {
    const key = 'listener.name.client.plain.sasl.jaas.config';
    expect(plan([client], { ...kraft, [key]: 'mine' }).derived).not.toHaveProperty(key);
  });

  it('is nothing where no listener speaks SASL, with a warning', () => {
    expect(plan([{ ...client, protocol: 'SSL' }], {})).toEqual({
      derived: {},
      scram: [],
      problems: [],
      warnings: [
        'users are given for SASL, but no listener speaks it (SASL_SSL in listener.security.protocol.map)',
      ],
    });
  });
});

describe('what would fail only later', () => {
  it.each<[string, Own, Said, Logins, string[]]>([
    [
      'no login at all',
      [client],
      { 'inter.broker.listener.name': 'CLIENT', 'sasl.enabled.mechanisms': 'PLAIN' },
      noLogins,
      [
        'listener CLIENT: SASL_SSL by PLAIN without a login (set KAFKA_INTER_BROKER_USER, KAFKA_CLIENT_USERS and their passwords, or give listener.name.client.plain.sasl.jaas.config, or a JAAS file by -Djava.security.auth.login.config in KAFKA_OPTS)',
        'sasl.mechanism.inter.broker.protocol: GSSAPI is not among the mechanisms of listener CLIENT, PLAIN (add it to sasl.enabled.mechanisms)',
      ],
    ],
    [
      "Kafka's own default",
      [client],
      {},
      noLogins,
      [
        'listener CLIENT: SASL_SSL by GSSAPI without a login (give listener.name.client.gssapi.sasl.jaas.config, or a JAAS file by -Djava.security.auth.login.config in KAFKA_OPTS)',
      ],
    ],
    [
      'clients, but no user of the brokers',
      [client],
      { 'inter.broker.listener.name': 'CLIENT' },
      { ...noLogins, users: [alice] },
      [
        'KAFKA_INTER_BROKER_USER: is required: brokers log in to each other at CLIENT, by PLAIN (or give listener.name.client.plain.sasl.jaas.config)',
      ],
    ],
    [
      'a mechanism that is not enabled',
      [client],
      {
        'inter.broker.listener.name': 'CLIENT',
        'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
        'sasl.mechanism.inter.broker.protocol': 'PLAIN',
      },
      both,
      [
        'sasl.mechanism.inter.broker.protocol: PLAIN is not among the mechanisms of listener CLIENT, SCRAM-SHA-512 (add it to sasl.enabled.mechanisms)',
      ],
    ],
    [
      'SCRAM among controllers',
      [client, controller],
      { ...kraft, 'sasl.mechanism.controller.protocol': 'SCRAM-SHA-512' },
      both,
      [
        'sasl.mechanism.controller.protocol: SCRAM keeps its users in the metadata that the controllers have yet to agree on, so they cannot log in by it at CONTROLLER (PLAIN by SASL_SSL there; brokers and clients may use SCRAM)',
      ],
    ],
  ])('is refused: %s', (_, own, said, logins, problems) => {
    expect(plan(own, said, logins).problems).toEqual(problems);
  });

  it('is left to a JAAS file that java is given', () => {
    const said = { 'inter.broker.listener.name': 'CLIENT', 'sasl.enabled.mechanisms': 'GSSAPI' };
    expect(plan([client], said, noLogins, true)).toMatchObject({ derived: {}, problems: [] });
  });

  it('is said where PLAIN goes without TLS', () => {
    expect(plan([{ ...client, protocol: 'SASL_PLAINTEXT' }], {}).warnings).toEqual([
      'listener CLIENT: PLAIN by SASL_PLAINTEXT sends passwords that all on the way can read (use SASL_SSL)',
    ]);
  });
});
