import { expect, it } from 'vitest';
import { findIdProblems } from '../../../../src/zookeeper/ensemble/idLimits.ts';

const remedy = '(give lower ones by ZK_ID_OFFSET, ZK_MY_ID or ZK_SERVERS, or remove the key)';
const entry = (key: string, value: string) => ({ key, value, subject: `ZK_CFG_${key}` });
const extended = entry('extendedTypesEnabled', 'TRUE');
const emulated = entry('emulate353TTLNodes', 'true');

it.each([
  [[1, 255], [], []],
  [[1, 254], [extended], []],
  [
    [1, 255],
    [extended],
    [`ZK_CFG_extendedTypesEnabled: ids of members end at 254 with it, and one has 255 ${remedy}`],
  ],
  [[255], [entry('extendedTypesEnabled', 'false')], []],
  [[255], [emulated], []],
  [[127, 1], [extended, emulated], []],
  [
    [128, 1],
    [extended, emulated],
    [`ZK_CFG_emulate353TTLNodes: ids of members end at 127 with it, and one has 128 ${remedy}`],
  ],
])('the ids %j with %j', (ids, entries, problems) => {
  expect(findIdProblems(ids, entries)).toEqual(problems);
});
