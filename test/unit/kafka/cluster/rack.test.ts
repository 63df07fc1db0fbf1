import { expect, it } from 'vitest';
import { parseRackFile } from '../../../../src/kafka/cluster/rack.ts';

it.each([
  ['eu-1a\n', 'eu-1a'],
  ['eu-1a', 'eu-1a'],
  ['\n eu-1a \n\n', 'eu-1a'],
  ['app="kafka"\ntopology.kubernetes.io/zone="eu-1a"\n', 'eu-1a'],
  ['topology.kubernetes.io/zone="a\\"b"', 'a"b'],
  ['topology.kubernetes.io/zone=eu-1a', 'eu-1a'],
  ['topology.kubernetes.io/zone=""', undefined],
  ['app="kafka"\n', undefined],
  ['app="kafka"\ntopology.kubernetes.io/region="eu"\n', undefined],
  ['eu-1a\neu-1b\n', undefined],
  ['', undefined],
])('of %j finds %s', (text, rack) => {
  expect(parseRackFile(text)).toBe(rack);
});
