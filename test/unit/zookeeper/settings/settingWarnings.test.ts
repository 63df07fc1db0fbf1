import { expect, it } from 'vitest';
import { findSettingWarnings } from '../../../../src/zookeeper/settings/settingWarnings.ts';
import { settingsOf } from '../../../support/zkSettings.ts';

const quiet = { ZK_REPLICAS: '3', ZK_PURGE_INTERVAL: '24' };

it.each([
  [{}, []],
  [{ ZK_REPLICAS: '1' }, []],
  [
    { ZK_REPLICAS: '2' },
    ['ZK_REPLICAS: 2 voters survive the loss of 0, as many as 1 would (an odd size is better)'],
  ],
  [
    { ZK_REPLICAS: '4' },
    ['ZK_REPLICAS: 4 voters survive the loss of 1, as many as 3 would (an odd size is better)'],
  ],
  [{ ZK_SYNC_LIMIT: '60' }, []],
  [
    { ZK_SYNC_LIMIT: '2000' },
    [
      'ZK_SYNC_LIMIT: 2000 ticks of 2000 ms let a follower lag 4000 s before it is dropped (is the right key of the ConfigMap read? 5 is usual)',
    ],
  ],
  [{ ZK_REPLICAS: '1', ZK_SYNC_LIMIT: '2000' }, []],
  [
    { ZK_PURGE_INTERVAL: '0' },
    [
      'ZK_PURGE_INTERVAL: 0 keeps every snapshot and log until the disk is full (24 purges once a day)',
    ],
  ],
  [
    { ZK_SNAP_RETAIN_COUNT: '1' },
    ['ZK_SNAP_RETAIN_COUNT: ZooKeeper keeps 3 snapshots at least, got 1'],
  ],
  [
    { ZK_ENSEMBLE: 'zk-0;zk-1;zk-2' },
    ["ZK_ENSEMBLE: ignored: the members follow from ZK_REPLICAS and the pod's name (remove it)"],
  ],
  [
    { ZK_USER: 'zookeeper' },
    [
      'ZK_USER: ignored: files belong to the user that writes them (set runAsUser and fsGroup in the pod)',
    ],
  ],
])('of %j', (env, warnings) => {
  const settings = settingsOf({ ...quiet, ...env });
  const voters = Array.from({ length: settings.replicas ?? 0 }, (_, ordinal) => ordinal + 1);
  expect(findSettingWarnings(settings, { voters })).toEqual(warnings);
});
