import { describe, expect, it } from 'vitest';
import {
  parseListeners,
  parseProtocolMap,
  renderListeners,
} from '../../../../src/kafka/cluster/listeners.ts';

describe('parseListeners', () => {
  it.each([
    ['PLAINTEXT://:9092', [{ name: 'PLAINTEXT', host: '', port: 9092 }]],
    ['plaintext://0.0.0.0:0', [{ name: 'PLAINTEXT', host: '0.0.0.0', port: 0 }]],
    [
      ' PLAINTEXT://kafka-0.kafka-svc:9092 , CONTROLLER://[fd00::7]:9093,',
      [
        { name: 'PLAINTEXT', host: 'kafka-0.kafka-svc', port: 9092 },
        { name: 'CONTROLLER', host: 'fd00::7', port: 9093 },
      ],
    ],
  ])('reads %j', (raw, listeners) => {
    expect(parseListeners(raw)).toEqual({ ok: true, value: listeners });
  });

  it.each([
    '',
    ',',
    'PLAINTEXT',
    'PLAINTEXT://kafka',
    ':9092',
    'PLAINTEXT://:65536',
    'A://:1;B://:2',
  ])('refuses %j', (raw) => {
    const problem = `expected NAME://host:port,…, got ${JSON.stringify(raw)}`;
    expect(parseListeners(raw)).toEqual({ ok: false, problem });
  });
});

it('writes listeners as Kafka reads them', () => {
  const listeners = [
    { name: 'PLAINTEXT', host: '', port: 9092 },
    { name: 'CONTROLLER', host: 'fd00::7', port: 9093 },
  ];
  expect(renderListeners(listeners)).toBe('PLAINTEXT://:9092,CONTROLLER://[fd00::7]:9093');
});

it('reads what each listener speaks', () => {
  expect([...parseProtocolMap('controller:plaintext, TLS : SSL')]).toEqual([
    ['CONTROLLER', 'PLAINTEXT'],
    ['TLS', 'SSL'],
  ]);
});
