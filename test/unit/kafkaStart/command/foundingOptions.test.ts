import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseInitialControllers } from '../../../../src/kafka/cluster/initialControllers.ts';
import { foundingOptions } from '../../../../src/kafkaStart/command/foundingOptions.ts';

const clusterId = 'Ck5VKZ0VTgWXqVHLh0tpBQ';
const controllers = [0, 1, 2].map((id) => ({ id, host: `kafka-${id}`, port: 9093 }));
const sha256 = (text: string) => createHash('sha256').update(text).digest();

function listOf(id: string) {
  const [option = ''] = foundingOptions({ type: 'found', controllers, reason: '' }, id, sha256);
  const parsed = parseInitialControllers(option.replace('--initial-controllers=', ''));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

it('names all founders with ids that every one of them works out alike', () => {
  expect(listOf(clusterId)).toMatchObject(controllers);
  expect(listOf(clusterId)).toEqual(listOf(clusterId));
  const all = [...listOf(clusterId), ...listOf('OBDY3DkSZ2UN2nKXWXFvgA')];
  expect(new Set(all.map(({ directoryId }) => directoryId)).size).toBe(6);
});

it('says nothing of a static quorum, and that a newcomer founds none', () => {
  expect(foundingOptions({ type: 'none' }, clusterId, sha256)).toEqual([]);
  expect(foundingOptions({ type: 'join', reason: '' }, clusterId, sha256)).toEqual([
    '--no-initial-controllers',
  ]);
});

it('takes the next id where Kafka keeps the first for itself, or would not choose it', () => {
  const bytes = [new Uint8Array(16), new Uint8Array(16).fill(0xf8), new Uint8Array(16).fill(1)];
  const digests = bytes.values();
  const digest = () => digests.next().value ?? new Uint8Array(16);
  const one = controllers.slice(0, 1);
  expect(
    foundingOptions({ type: 'found', controllers: one, reason: '' }, clusterId, digest),
  ).toEqual(['--initial-controllers=0@kafka-0:9093:AQEBAQEBAQEBAQEBAQEBAQ']);
});
