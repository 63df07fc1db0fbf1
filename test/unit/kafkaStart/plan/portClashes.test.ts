import { expect, it } from 'vitest';
import { findPortClashes } from '../../../../src/kafkaStart/plan/portClashes.ts';

const socket = { name: 'A', host: '', port: 9092, role: 'broker', protocol: 'PLAINTEXT' } as const;
const none = { jmxPort: undefined, kafkaJmxPort: undefined };
const health = { healthPort: 8090, healthAddress: undefined };
const plain = { sockets: [socket], settings: health, java: none, supervised: true };

it.each([
  [{}, []],
  [
    { settings: { ...health, healthPort: 9092 } },
    ['KAFKA_HEALTH_PORT: 9092 is the port of listener A as well (give one of them another)'],
  ],
  [{ settings: { ...health, healthPort: 9092 }, supervised: false }, []],
  [
    {
      settings: { healthPort: 9092, healthAddress: '10.0.0.1' },
      sockets: [{ ...socket, host: '10.0.0.2' }],
    },
    [],
  ],
  [
    { java: { ...none, jmxPort: 9092 } },
    ['JMX_PORT: 9092 is the port of listener A as well (give one of them another)'],
  ],
  [
    { java: { jmxPort: 9092, kafkaJmxPort: 8090 } },
    ['KAFKA_JMX_PORT: 8090 is the port of KAFKA_HEALTH_PORT as well (give one of them another)'],
  ],
])('finds ports that two would have: %j', (facts, lines) => {
  const found = findPortClashes({ ...plain, ...facts });
  expect(found.map(({ subject, problem }) => `${subject}: ${problem}`)).toEqual(lines);
});
