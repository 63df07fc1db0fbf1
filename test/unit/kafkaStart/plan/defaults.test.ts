import { expect, it } from 'vitest';
import { planned, propertiesOf } from '../../../support/kafka.ts';

const three = { KAFKA_REPLICAS: '3' };

it('asks for as many copies before it acknowledges as the given number of copies allows', () => {
  expect(propertiesOf({ env: { ...three, KAFKA_DEFAULT_REPLICATION_FACTOR: '1' } })).toMatchObject({
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
  });
});

it.each([
  [{}, []],
  [
    { KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: 'true' },
    [
      'KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: true lets a replica lead that lacks acknowledged records, which are lost then',
    ],
  ],
  [
    { KAFKA_MIN_INSYNC_REPLICAS: '4' },
    [
      'KAFKA_MIN_INSYNC_REPLICAS: 4 is more than default.replication.factor, 3: no replica may be away then',
    ],
  ],
  [
    { KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '5' },
    [
      'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 5 copies need 5 brokers, and there are 3: such topics cannot be created',
    ],
  ],
])('says of %j', (env, warnings) => {
  expect(planned({ env: { ...three, ...env } }).warnings).toEqual(warnings);
});

it('puts the broker into the rack that is known, unless it is given, and no controller', () => {
  const rack = 'eu-1a';
  expect(propertiesOf({ env: three, rack })['broker.rack']).toBe(rack);
  expect(propertiesOf({ env: { ...three, KAFKA_BROKER_RACK: 'b' }, rack })['broker.rack']).toBe(
    'b',
  );
  const controller = { ...three, KAFKA_PROCESS_ROLES: 'controller' };
  expect(propertiesOf({ env: controller, rack })).not.toHaveProperty('broker.rack');
});
