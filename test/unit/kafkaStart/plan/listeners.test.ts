import { describe, expect, it } from 'vitest';
import { type Case, kafkaDomain, planned, problems, propertiesOf } from '../../../support/kafka.ts';

const three = { KAFKA_REPLICAS: '3' };
const fqdn = `kafka-1.${kafkaDomain}`;
const twoListeners = {
  KAFKA_LISTENERS: 'INTERNAL://:9092,EXTERNAL://:9094,CONTROLLER://:9093',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'INTERNAL:PLAINTEXT,EXTERNAL:SSL,CONTROLLER:PLAINTEXT',
};

function advertised(env: Readonly<Record<string, string>>): string | undefined {
  return propertiesOf({ env: { ...three, ...env } })['advertised.listeners'];
}

describe('how a broker is reached', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['by the name of its pod', {}, `PLAINTEXT://${fqdn}:9092`],
    ['by that on every listener', twoListeners, `INTERNAL://${fqdn}:9092,EXTERNAL://${fqdn}:9094`],
    [
      'from outside at a port of the node, another one for each ordinal',
      { ...twoListeners, KAFKA_EXTERNAL_ADDRESSES: 'node.example.com:{32400+ordinal}' },
      `INTERNAL://${fqdn}:9092,EXTERNAL://node.example.com:32401`,
    ],
    [
      'from outside at a name of its own, as an ingress has it',
      { ...twoListeners, KAFKA_EXTERNAL_ADDRESSES: '{pod}.kafka.example.com:443' },
      `INTERNAL://${fqdn}:9092,EXTERNAL://kafka-1.kafka.example.com:443`,
    ],
    [
      'from outside at the load balancer of its pod',
      {
        ...twoListeners,
        KAFKA_EXTERNAL_ADDRESSES: '192.0.2.10:9094, 192.0.2.11:9094,[2001:db8::1]:9094',
      },
      `INTERNAL://${fqdn}:9092,EXTERNAL://192.0.2.11:9094`,
    ],
    [
      'from outside by a listener of another name',
      {
        KAFKA_LISTENERS: 'PLAINTEXT://:9092,SSL://:9094,CONTROLLER://:9093',
        KAFKA_EXTERNAL_LISTENER: 'ssl',
        KAFKA_EXTERNAL_ADDRESSES: 'node.example.com:{32400 + ordinal}',
      },
      `PLAINTEXT://${fqdn}:9092,SSL://node.example.com:32401`,
    ],
    [
      'as the property says, with the words of its pod',
      {
        KAFKA_ADVERTISED_LISTENERS:
          'PLAINTEXT://{pod}.{domain}:9092,SSL://b{id}.example.com:{9100+id+ordinal}',
      },
      `PLAINTEXT://${fqdn}:9092,SSL://b1.example.com:9102`,
    ],
    [
      'as both say together',
      {
        ...twoListeners,
        KAFKA_ADVERTISED_LISTENERS: 'INTERNAL://{fqdn}:9092',
        KAFKA_EXTERNAL_ADDRESSES: 'node.example.com:{32400+ordinal}',
      },
      `INTERNAL://${fqdn}:9092,EXTERNAL://node.example.com:32401`,
    ],
  ])('%s', (_, env, expected) => {
    expect(advertised(env)).toBe(expected);
  });

  it('from outside, by a listener that is there for it where no listeners are given', () => {
    const env = { ...three, KAFKA_EXTERNAL_ADDRESSES: 'node.example.com:{32400+ordinal}' };
    expect(propertiesOf({ env })).toMatchObject({
      listeners: 'PLAINTEXT://:9092,EXTERNAL://:9094,CONTROLLER://:9093',
      'advertised.listeners': `PLAINTEXT://${fqdn}:9092,EXTERNAL://node.example.com:32401`,
      'listener.security.protocol.map': expect.stringMatching(/(^|,)EXTERNAL:PLAINTEXT(,|$)/),
    });
  });

  it('at the ports that are advertised, where nothing is said of listeners', () => {
    const env = { ...three, KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://a:19092,SSL://b:19094' };
    expect(propertiesOf({ env })).toMatchObject({
      listeners: 'PLAINTEXT://:19092,SSL://:19094,CONTROLLER://:9093',
      'advertised.listeners': 'PLAINTEXT://a:19092,SSL://b:19094',
    });
  });

  it('by other brokers not from outside', () => {
    const env = {
      ...three,
      ...twoListeners,
      KAFKA_LISTENERS: 'EXTERNAL://:9094,INTERNAL://:9092,CONTROLLER://:9093',
    };
    expect(propertiesOf({ env })['inter.broker.listener.name']).toBe('INTERNAL');
  });
});

it('spells what Kafka would trip over as Kafka takes it', () => {
  const env = {
    ...three,
    KAFKA_LISTENERS: 'PLAINTEXT://:9092, controller://:9093,',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'controller',
  };
  expect(propertiesOf({ env })).toMatchObject({
    listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
    'controller.listener.names': 'CONTROLLER',
  });
});

it('takes one port twice where one listener is for IPv4 and the other for IPv6', () => {
  const env = {
    ...three,
    KAFKA_LISTENERS: 'PLAINTEXT://10.0.0.1:9092,SSL://[fd00::1]:9092,CONTROLLER://:9093',
  };
  expect(planned({ env }).sockets).toHaveLength(3);
});

describe('refuses what the broker would stop at seconds later', () => {
  const listeners = 'KAFKA_LISTENERS';
  const addresses = 'KAFKA_EXTERNAL_ADDRESSES';
  it.each<[string, Case['env'], readonly string[]]>([
    [
      'an address that means every address',
      { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://0.0.0.0:9092' },
      [
        'KAFKA_ADVERTISED_LISTENERS: PLAINTEXT at 0.0.0.0 reaches nobody: it means every address of whoever connects (name the pod, as {fqdn})',
      ],
    ],
    [
      'an advertised name that is no listener',
      {
        [listeners]: 'PLAINTEXT://:9092,CONTROLLER://:9093',
        KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://a:9092,SSL://b:9094',
      },
      ['KAFKA_ADVERTISED_LISTENERS: SSL is none of the listeners, which are PLAINTEXT, CONTROLLER'],
    ],
    [
      'brokers that cannot reach each other',
      { ...twoListeners, KAFKA_ADVERTISED_LISTENERS: 'EXTERNAL://b:9094' },
      [
        'KAFKA_ADVERTISED_LISTENERS: lacks INTERNAL: brokers reach each other by it, and EXTERNAL alone is advertised',
      ],
    ],
    [
      'a listener between brokers that is none',
      { KAFKA_INTER_BROKER_LISTENER_NAME: 'SSL' },
      [
        'KAFKA_INTER_BROKER_LISTENER_NAME: SSL: brokers reach each other by it, and PLAINTEXT alone is advertised',
      ],
    ],
    [
      'one between brokers that speaks nothing',
      { KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE' },
      [
        'KAFKA_INTER_BROKER_LISTENER_NAME: INSIDE has no protocol in listener.security.protocol.map',
        'KAFKA_INTER_BROKER_LISTENER_NAME: INSIDE: brokers reach each other by it, and PLAINTEXT alone is advertised',
      ],
    ],
    [
      'two ways to name it',
      {
        KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
        KAFKA_SECURITY_INTER_BROKER_PROTOCOL: 'PLAINTEXT',
      },
      [
        'KAFKA_INTER_BROKER_LISTENER_NAME: expected either it or security.inter.broker.protocol, got both',
      ],
    ],
    [
      'two listeners of one name',
      { [listeners]: 'PLAINTEXT://:9092,PLAINTEXT://:9094,CONTROLLER://:9093' },
      [
        'KAFKA_LISTENERS: two listeners with the name PLAINTEXT',
        'KAFKA_LISTENERS: two listeners with the name PLAINTEXT',
      ].slice(1),
    ],
    [
      'one port of two addresses',
      { [listeners]: 'PLAINTEXT://10.0.0.1:9092,CONTROLLER://10.0.0.2:9092' },
      ['KAFKA_LISTENERS: two listeners on port 9092: each needs a port of its own'],
    ],
    [
      'a protocol that is none',
      { KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAIN,CONTROLLER:PLAINTEXT' },
      [
        'KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: expected NAME:PROTOCOL,… with one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL, got PLAINTEXT:PLAIN',
      ],
    ],
    [
      'a broker that listens as a controller',
      {
        KAFKA_PROCESS_ROLES: 'broker',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '100@c:9093',
        [listeners]: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      },
      [
        'KAFKA_LISTENERS: CONTROLLER is for the role controller, and this node is none (leave it out: a broker connects to the controllers, and has no such listener itself)',
      ],
    ],
    [
      'a controller that listens as a broker',
      { KAFKA_PROCESS_ROLES: 'controller', [listeners]: 'PLAINTEXT://:9092,CONTROLLER://:9093' },
      [
        'KAFKA_LISTENERS: PLAINTEXT is for the role broker, and this node is none (leave it out, or name it in controller.listener.names)',
      ],
    ],
    [
      'a placeholder that is none',
      { KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://{name}:9092' },
      [
        'KAFKA_ADVERTISED_LISTENERS: {name}: expected one of ordinal, id, pod, domain, fqdn, or a sum',
        'KAFKA_ADVERTISED_LISTENERS: expected NAME://host:port,…, got "PLAINTEXT://{name}:9092"',
      ],
    ],
    [
      'too few addresses outside',
      { ...twoListeners, [addresses]: 'a:1,b:1' },
      [
        'KAFKA_EXTERNAL_ADDRESSES: expected 3 addresses, one for each ordinal, got 2 (or one with a placeholder, as node.example.com:{32400+ordinal})',
      ],
    ],
    [
      'one address for two brokers',
      { ...twoListeners, [addresses]: 'a:1,b:1,a:1' },
      ['KAFKA_EXTERNAL_ADDRESSES: names a:1 twice'],
    ],
    [
      'an address without a port',
      { ...twoListeners, [addresses]: '{pod}.example.com' },
      ['KAFKA_EXTERNAL_ADDRESSES: expected host:port for each ordinal, got "kafka-1.example.com"'],
    ],
    [
      'addresses for a listener that is not there',
      {
        [listeners]: 'PLAINTEXT://:9092,CONTROLLER://:9093',
        [addresses]: 'node.example.com:{32400+ordinal}',
      },
      [
        'KAFKA_EXTERNAL_ADDRESSES: there is no listener EXTERNAL (name it in listeners, or set KAFKA_EXTERNAL_LISTENER)',
      ],
    ],
    [
      'two answers to one question',
      {
        ...twoListeners,
        [addresses]: 'node.example.com:{32400+ordinal}',
        KAFKA_ADVERTISED_LISTENERS: 'INTERNAL://{fqdn}:9092,EXTERNAL://b:9094',
      },
      [
        'KAFKA_EXTERNAL_ADDRESSES: advertised.listeners says something of EXTERNAL as well (leave one of them out)',
      ],
    ],
  ])('%s', (_, env, lines) => {
    expect(problems({ env: { ...three, ...env } })).toEqual(lines.map((line) => `78 ${line}`));
  });
});
