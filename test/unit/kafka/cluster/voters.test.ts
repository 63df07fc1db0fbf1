import { expect, it } from 'vitest';
import { parseVoters, renderVoters } from '../../../../src/kafka/cluster/voters.ts';

const text = '0@kafka-0.kafka-svc:9093,1@10.0.0.7:9093';
const voters = [
  { id: 0, host: 'kafka-0.kafka-svc', port: 9093 },
  { id: 1, host: '10.0.0.7', port: 9093 },
];

it('reads and writes the members of a quorum', () => {
  expect(parseVoters(text)).toEqual({ ok: true, value: voters });
  expect(renderVoters(voters)).toBe(text);
});

it.each(['', 'kafka-0:9093', '0@kafka-0', 'x@kafka-0:9093'])('refuses %j', (raw) => {
  const problem = `expected id@host:port,…, got ${JSON.stringify(raw)}`;
  expect(parseVoters(raw)).toEqual({ ok: false, problem });
});
