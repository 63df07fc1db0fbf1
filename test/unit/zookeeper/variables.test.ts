import { expect, it } from 'vitest';
import { findUnknownVariables } from '../../../src/tool/settings.ts';
import { zkVariables } from '../../../src/zookeeper/variables.ts';

it('knows the variables of every tool and of the notes', () => {
  const env = {
    ZK_REPLICAS: '3',
    ZK_ENSEMBLE: 'zk-0',
    ZK_PROBE_TIMEOUT: '2s',
    ZK_SERVER_HEAP: '1',
  };
  expect(findUnknownVariables('ZK_', zkVariables, env)).toEqual([]);
});

it.each([
  ['ZK_REPLICA', 'ZK_REPLICAS'],
  ['ZK_SNAP_RETAIN', undefined],
  ['ZK_PURGE_INTEVAL', 'ZK_PURGE_INTERVAL'],
])('warns of %s', (name, meant) => {
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  expect(findUnknownVariables('ZK_', zkVariables, { [name]: '1' })).toEqual([
    `${name}: unknown variable, ignored${hint}`,
  ]);
});
