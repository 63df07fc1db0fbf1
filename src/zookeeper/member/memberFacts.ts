import type { PodFacts } from '../../pod/readPod.ts';
import type { MemoryLimit } from '../../pod/memoryLimit.ts';
import type { Installation } from '../installation.ts';
import type { KeyEntry } from '../keys/entry.ts';
import type { Security } from '../security/security.ts';
import type { Volume } from '../volume/volume.ts';

/** All that a member's configuration follows from, beside the settings. */
export interface MemberFacts {
  readonly pod: PodFacts;
  readonly volume: Volume;
  readonly installation: Installation;
  /** Of the container. */
  readonly memory: MemoryLimit;
  /** Keys of zoo.cfg that the operator gave and that are no setting of ours. */
  readonly entries: readonly KeyEntry[];
  readonly security: Security;
}
