import { expect, it } from 'vitest';
import { findInConfigNode } from '../../../../src/kafka/cluster/topicConfigNode.ts';

it.each<[string | undefined, string | undefined]>([
  ['{"version":1,"config":{"min.insync.replicas":"2","retention.ms":"1"}}', '2'],
  ['{"version":1,"config":{}}', undefined],
  ['{"version":1}', undefined],
  ['{"config":{"min.insync.replicas":2}}', undefined],
  ['null', undefined],
  ['no JSON', undefined],
  [undefined, undefined],
])('of %s: %s', (text, value) => {
  expect(findInConfigNode(text, 'min.insync.replicas')).toBe(value);
});
