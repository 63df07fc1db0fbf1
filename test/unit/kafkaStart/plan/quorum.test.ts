import { describe, expect, it } from 'vitest';
import { type Case, kafkaDomain, planned, problems, propertiesOf } from '../../../support/kafka.ts';

const apart = {
  KAFKA_REPLICAS: '2',
  KAFKA_CONTROLLER_STATEFULSET: 'controller',
  KAFKA_CONTROLLER_REPLICAS: '3',
  KAFKA_CONTROLLER_DOMAIN: 'controllers.default.svc.cluster.local',
};
const voters = [0, 1, 2]
  .map((n) => `${1000 + n}@controller-${n}.controllers.default.svc.cluster.local:9093`)
  .join(',');
const controllerPod = { name: 'controller-2', service: 'kafka-svc', namespace: 'default' };
const dynamic = { KAFKA_REPLICAS: '3', KAFKA_DYNAMIC_QUORUM: 'true' };
const places = [0, 1, 2].map((n) => `kafka-${n}.${kafkaDomain}:9093`).join(',');
const directory = 'JEXY6aqzQY-32P5TStzaFg';

describe('controllers and brokers apart, all with the same variables', () => {
  it('are a broker that knows the controllers', () => {
    expect(propertiesOf({ env: apart })).toMatchObject({
      'process.roles': 'broker',
      'node.id': '1',
      listeners: 'PLAINTEXT://:9092',
      'controller.quorum.voters': voters,
    });
  });

  it('and a controller that knows how many brokers there are, since it places new topics', () => {
    expect(propertiesOf({ pod: controllerPod, env: apart })).toMatchObject({
      'process.roles': 'controller',
      'node.id': '1002',
      listeners: 'CONTROLLER://:9093',
      'controller.quorum.voters': voters,
      'default.replication.factor': '2',
      'min.insync.replicas': '1',
    });
  });

  it('count with offsets and ports that are set, and in the domain of the pod where none is', () => {
    const { KAFKA_CONTROLLER_DOMAIN: _, ...rest } = apart;
    const env = { ...rest, KAFKA_CONTROLLER_ID_OFFSET: '100', KAFKA_CONTROLLER_PORT: '9193' };
    const [first] = propertiesOf({ env })['controller.quorum.voters']?.split(',') ?? [];
    expect(first).toBe(`100@controller-0.${kafkaDomain}:9193`);
    expect(propertiesOf({ pod: controllerPod, env })).toMatchObject({
      'node.id': '102',
      listeners: 'CONTROLLER://:9193',
    });
  });

  it('share the offset of the brokers, which counts for brokers alone', () => {
    const env = { ...apart, KAFKA_ID_OFFSET: '100' };
    expect(propertiesOf({ env })).toMatchObject({
      'node.id': '101',
      'controller.quorum.voters': voters,
    });
    expect(propertiesOf({ pod: controllerPod, env })).toMatchObject({
      'node.id': '1002',
      'controller.quorum.voters': voters,
    });
  });

  it('keep as many copies as all StatefulSets of brokers together allow', () => {
    const env = { ...apart, KAFKA_BROKERS: '4', KAFKA_ID_OFFSET: '100' };
    expect(propertiesOf({ env })).toMatchObject({ 'node.id': '101', 'min.insync.replicas': '2' });
    expect(propertiesOf({ env: { KAFKA_REPLICAS: '3', KAFKA_PROCESS_ROLES: 'controller' } }))
      // a controller that is told of controllers alone leaves it to Kafka
      .not.toHaveProperty('default.replication.factor');
  });
});

it('lets only the first of the brokers be controllers', () => {
  const env = { KAFKA_REPLICAS: '5', KAFKA_CONTROLLER_REPLICAS: '3' };
  const of = (name: string) =>
    propertiesOf({ pod: { name, service: 'kafka-svc', namespace: 'default' }, env });
  expect(of('kafka-2')['process.roles']).toBe('broker,controller');
  expect(of('kafka-3')['process.roles']).toBe('broker');
  expect(of('kafka-3')['controller.quorum.voters']).toBe(of('kafka-0')['controller.quorum.voters']);
});

it('warns of KAFKA_BOOTSTRAP where the quorum is static', () => {
  const env = { KAFKA_REPLICAS: '3', KAFKA_BOOTSTRAP: 'true' };
  expect(planned({ env }).warnings).toEqual([
    'KAFKA_BOOTSTRAP: does nothing, since it founds a dynamic quorum and this one is static (set KAFKA_DYNAMIC_QUORUM=true in a new cluster, or leave it out)',
  ]);
  expect(planned({ env: { ...env, KAFKA_DYNAMIC_QUORUM: 'true' } }).warnings).toEqual([]);
});

it('counts ordinals from where the StatefulSet starts', () => {
  const env = { KAFKA_REPLICAS: '3', KAFKA_ORDINAL_START: '1' };
  expect(propertiesOf({ env })).toMatchObject({
    'node.id': '1',
    'controller.quorum.voters': expect.stringMatching(/^1@kafka-1\..*,2@kafka-2\..*,3@kafka-3\./),
  });
});

it.each<[boolean, string, Case['env']]>([
  [true, 'one broker that is a controller too', { KAFKA_REPLICAS: '1' }],
  [false, 'one broker of several StatefulSets', { KAFKA_REPLICAS: '1', KAFKA_BROKERS: '5' }],
  [
    false,
    'the only controller of several brokers',
    { KAFKA_REPLICAS: '3', KAFKA_CONTROLLER_REPLICAS: '1' },
  ],
  [
    false,
    'a controller that is no broker',
    { ...apart, KAFKA_CONTROLLER_STATEFULSET: 'kafka', KAFKA_CONTROLLER_REPLICAS: '1' },
  ],
  [
    false,
    'the only broker, whose controller is another',
    { ...apart, KAFKA_REPLICAS: '1', KAFKA_CONTROLLER_REPLICAS: '1' },
  ],
  [
    false,
    'the only voter of brokers that nobody has counted',
    { KAFKA_CONTROLLER_QUORUM_VOTERS: '0@kafka-0:9093' },
  ],
])('says %s to being all there is of a cluster for %s', (alone, _, env = {}) => {
  const pod = { name: 'kafka-0', service: 'kafka-svc', namespace: 'default' };
  expect(planned({ pod, env }).alone).toBe(alone);
});

describe('a dynamic quorum', () => {
  it('is asked for at all controllers, who tell each other their own addresses', () => {
    const properties = propertiesOf({ env: dynamic });
    expect(properties).toMatchObject({
      'controller.quorum.bootstrap.servers': places,
      'controller.quorum.auto.join.enable': 'true',
      'advertised.listeners': `PLAINTEXT://kafka-1.${kafkaDomain}:9092,CONTROLLER://kafka-1.${kafkaDomain}:9093`,
    });
    expect(properties).not.toHaveProperty('controller.quorum.voters');
  });

  it.each([
    ['4.2.1', 'and becomes a voter by itself'],
    ['4.1.2', 'and votes once kafka-metadata-quorum.sh add-controller was run for 1'],
  ])('is joined by empty storage of Kafka %s', (version, next) => {
    const { founding, properties } = planned({ version, env: dynamic });
    expect(founding).toEqual({
      type: 'join',
      reason: `it joins the quorum that is there, ${next} (neither KAFKA_BOOTSTRAP nor KAFKA_INITIAL_CONTROLLERS says that it is new)`,
    });
    expect(properties.has('controller.quorum.auto.join.enable')).toBe(version === '4.2.1');
  });

  it('is founded where the operator says that it is new', () => {
    expect(planned({ env: { ...dynamic, KAFKA_BOOTSTRAP: 'true' } }).founding).toMatchObject({
      type: 'found',
      controllers: [0, 1, 2].map((id) => ({ id, host: `kafka-${id}.${kafkaDomain}`, port: 9093 })),
      reason: 'it founds the quorum of 0, 1, 2 (KAFKA_BOOTSTRAP)',
    });
  });

  it('is founded by those who are named, and joined by the others', () => {
    const env = { ...dynamic, KAFKA_INITIAL_CONTROLLERS: `1@kafka-1:9093:${directory}` };
    expect(planned({ env }).founding).toMatchObject({
      type: 'found',
      controllers: [{ id: 1, host: 'kafka-1', port: 9093, directoryId: directory }],
    });
    expect(
      planned({ pod: { name: 'kafka-2', service: 'a', namespace: 'b' }, env }).founding,
    ).toMatchObject({ type: 'join' });
  });

  it('needs no word where there is but one node', () => {
    const given = { pod: { name: 'kafka-0', hosts: [] }, env: { ...dynamic, KAFKA_REPLICAS: '1' } };
    expect(planned(given).founding).toMatchObject({
      type: 'found',
      controllers: [{ id: 0, host: 'kafka-0', port: 9093 }],
    });
    expect(planned(given).alone).toBe(true);
  });

  it.each([
    ['the only controller of several brokers', { KAFKA_CONTROLLER_REPLICAS: '1' }],
    ['one of several StatefulSets', { KAFKA_REPLICAS: '1', KAFKA_BROKERS: '5' }],
  ])('is joined by the first node of %s, whose volume may be lost', (_, env) => {
    const given = { pod: { ...controllerPod, name: 'kafka-0' }, env: { ...dynamic, ...env } };
    expect(planned(given).founding.type).toBe('join');
    expect(planned({ ...given, env: { ...given.env, KAFKA_BOOTSTRAP: 'true' } }).founding.type)
      // so that a new cluster has to be called one
      .toBe('found');
  });

  it('is only connected to by a broker', () => {
    const { founding, properties } = planned({ env: { ...apart, KAFKA_DYNAMIC_QUORUM: 'true' } });
    expect(founding).toEqual({ type: 'none' });
    expect(properties.get('controller.quorum.bootstrap.servers')?.value).toMatch(/^controller-0\./);
    expect(properties.has('controller.quorum.auto.join.enable')).toBe(false);
  });
});

it.each<[string, Case, string]>([
  [
    'a broker with the id of a controller',
    { env: { ...apart, KAFKA_CONTROLLER_ID_OFFSET: '0' } },
    'KAFKA_CONTROLLER_ID_OFFSET: gives the controllers the ids 0, 1, 2, and 1 is the id of this broker (set it or KAFKA_ID_OFFSET further apart)',
  ],
  [
    'controllers apart of an unknown number',
    { env: { KAFKA_REPLICAS: '2', KAFKA_CONTROLLER_STATEFULSET: 'controller' } },
    'KAFKA_CONTROLLER_REPLICAS: is required with KAFKA_CONTROLLER_STATEFULSET',
  ],
  [
    'more controllers than there are',
    { pod: { name: 'controller-3', service: 'a', namespace: 'b' }, env: apart },
    'KAFKA_CONTROLLER_REPLICAS: expected at least 4 for controller-3, got 3 (set it to spec.replicas of the StatefulSet, on every pod)',
  ],
  [
    'a controller of another StatefulSet',
    { env: { ...apart, KAFKA_PROCESS_ROLES: 'controller' } },
    'KAFKA_CONTROLLER_STATEFULSET: its pods have the ids 1000, 1001, 1002, and the controller kafka-1 has 1 (mend KAFKA_CONTROLLER_STATEFULSET or process.roles)',
  ],
  [
    'an offset for controllers that are brokers too',
    { env: { KAFKA_REPLICAS: '3', KAFKA_CONTROLLER_ID_OFFSET: '100' } },
    'KAFKA_CONTROLLER_ID_OFFSET: gives the controllers the ids 100, 101, 102, and the controller kafka-1 has 1 (leave it out: KAFKA_ID_OFFSET counts where controllers are brokers too)',
  ],
  [
    'a controller more than there are, called one by its roles',
    {
      pod: { name: 'kafka-2', service: 'a', namespace: 'b' },
      env: {
        KAFKA_REPLICAS: '3',
        KAFKA_CONTROLLER_REPLICAS: '2',
        KAFKA_PROCESS_ROLES: 'broker,controller',
      },
    },
    'KAFKA_CONTROLLER_REPLICAS: gives the controllers the ids 0, 1, and the controller kafka-2 has 2 (raise it, or leave controller out of process.roles)',
  ],
  [
    'two ports of the controllers',
    {
      env: {
        KAFKA_REPLICAS: '3',
        KAFKA_CONTROLLER_PORT: '9193',
        KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      },
    },
    'KAFKA_CONTROLLER_PORT: got 9193, and the listener CONTROLLER of this controller is at 9093 (leave it out, or make them the same)',
  ],
  [
    'an ordinal before the first',
    { env: { KAFKA_REPLICAS: '3', KAFKA_ORDINAL_START: '2' } },
    'KAFKA_ORDINAL_START: expected 1 at most for kafka-1, got 2 (set it to spec.ordinals.start of the StatefulSet)',
  ],
  [
    'an ordinal after the last, counted from the first',
    {
      pod: { name: 'kafka-4', service: 'a', namespace: 'b' },
      env: { KAFKA_REPLICAS: '2', KAFKA_ORDINAL_START: '2' },
    },
    'KAFKA_REPLICAS: expected at least 3 from 2 on for kafka-4, got 2 (set it to spec.replicas of the StatefulSet, on every pod)',
  ],
  [
    'voters of a static quorum in a dynamic one',
    { env: { ...dynamic, KAFKA_CONTROLLER_QUORUM_VOTERS: '1@kafka-1:9093' } },
    'KAFKA_CONTROLLER_QUORUM_VOTERS: names the voters of a static quorum, and KAFKA_DYNAMIC_QUORUM asks for a dynamic one (leave one of them out)',
  ],
  [
    'a voter that is named twice',
    { env: { KAFKA_CONTROLLER_QUORUM_VOTERS: '1@kafka-1:9093,1@kafka-2:9093' } },
    'KAFKA_CONTROLLER_QUORUM_VOTERS: names 1 twice',
  ],
  [
    'founders of a static quorum',
    { env: { KAFKA_REPLICAS: '3', KAFKA_INITIAL_CONTROLLERS: `1@kafka-1:9093:${directory}` } },
    'KAFKA_INITIAL_CONTROLLERS: founds a dynamic quorum, and this one is static (set KAFKA_DYNAMIC_QUORUM=true, or leave it out)',
  ],
  [
    'servers of a dynamic quorum that are none',
    { env: { KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: 'kafka-0' } },
    'KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: expected host:port,…, got "kafka-0"',
  ],
  [
    'a dynamic quorum of a Kafka that has none',
    { version: '3.8.1', env: dynamic },
    'KAFKA_DYNAMIC_QUORUM: Kafka 3.8.1 has no dynamic quorum',
  ],
])('refuses %s', (_, given, line) => {
  expect(problems(given)).toEqual([`78 ${line}`]);
});

it('warns of two voters, of which neither may be away', () => {
  expect(planned({ env: { KAFKA_REPLICAS: '2' } }).warnings).toEqual([
    expect.stringMatching(/^controller\.quorum\.voters: of two controllers neither may be away \(/),
  ]);
});
