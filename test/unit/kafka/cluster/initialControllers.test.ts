import { expect, it } from 'vitest';
import {
  parseInitialControllers,
  renderInitialControllers,
} from '../../../../src/kafka/cluster/initialControllers.ts';

const [first, second] = ['JEXY6aqzQY-32P5TStzaFg', 'MvDxzVmcRsaTz33bUuRU6A'];

it.each([
  `0@kafka-0.kafka-svc:9093:${first}`,
  `0@kafka-0:9093:${first},1@[fd00::1]:9093:${second}`,
])('reads %s, and writes it again', (text) => {
  const parsed = parseInitialControllers(text);
  expect(parsed.ok && renderInitialControllers(parsed.value)).toBe(text);
});

it.each([
  ['', 'expected id@host:port'],
  ['0@kafka-0:9093', 'expected id@host:port'],
  [`kafka-0:9093:${first}`, 'expected id@host:port'],
  ['0@kafka-0:9093:short', 'expected id@host:port'],
  [`0@a:9093:${first},0@b:9093:${second}`, 'two controllers with the same id, 0'],
  [`0@a:9093:${first},1@b:9093:${first}`, `two controllers with the same id, ${first}`],
])('refuses %j', (text, problem) => {
  expect(parseInitialControllers(text)).toMatchObject({ ok: false });
  expect(parseInitialControllers(text)).toHaveProperty('problem', expect.stringContaining(problem));
});
