import { expect, it } from 'vitest';
import { findUnknownZkVariables } from '../../../../src/zookeeper/settings/variables.ts';

it('knows the variables of every tool and of the notes, files of them, and keys', () => {
  const env = {
    ZK_REPLICAS: '3',
    ZK_ENSEMBLE: 'zk-0',
    ZK_PROBE_TIMEOUT: '2s',
    ZK_SERVER_HEAP: '1',
    ZK_HEAP_SIZE_FILE: '/heap',
    ZK_CFG_snapCount: '1',
  };
  expect(findUnknownZkVariables(env)).toEqual([]);
});

it.each([
  ['ZK_REPLICA', 'ZK_REPLICAS'],
  ['ZK_SNAP_RETAIN', undefined],
  ['ZK_PURGE_INTEVAL', 'ZK_PURGE_INTERVAL'],
])('warns of %s', (name, meant) => {
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  expect(findUnknownZkVariables({ [name]: '1' })).toEqual([
    `${name}: unknown variable, ignored${hint}`,
  ]);
});
