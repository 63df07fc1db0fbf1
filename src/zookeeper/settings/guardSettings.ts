import { parseChoice } from '../../tool/parsers.ts';
import { toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

const policies = ['fail', 'keep', 'overwrite'] as const;

/** What to do about a volume whose myid is another member's. */
export type MyidPolicy = (typeof policies)[number];
const fail: MyidPolicy = 'fail';

/** What stands between a mistake and lost data, and how to insist. */
export const guardSettings = {
  myidPolicy: {
    name: 'ZK_MYID_POLICY',
    doc: "What to do about a volume of another member: fail, keep (be the volume's member) or overwrite",
    fallback: fail,
    parse: parseChoice(...policies),
  },
  allowUnsafeResize: toggle(
    'ZK_ALLOW_UNSAFE_RESIZE',
    'Whether the ensemble may change although a new majority could miss an old one',
  ),
  allowLogDirChange: toggle(
    'ZK_ALLOW_LOG_DIR_CHANGE',
    'Whether the server may start without the transaction logs that the volume had',
  ),
  volumeGuard: toggle(
    'ZK_VOLUME_GUARD',
    'Whether a member with an empty volume has no say until it has synced, from 3.6 on',
  ),
  bootstrap: toggle(
    'ZK_BOOTSTRAP',
    'With ZK_VOLUME_GUARD: whether empty volumes are those of a new ensemble; for its first start only',
  ),
  allowUnknownKeys: toggle(
    'ZK_ALLOW_UNKNOWN_KEYS',
    'Whether keys that no known version of ZooKeeper has pass with a warning',
  ),
} satisfies Spec;
