import type { PodFacts } from '../pod/readPod.ts';
import type { FileWrite } from '../tool/fileWrite.ts';
import type { Entry, Generated } from './generated.ts';
import type { Installation } from './installation.ts';
import type { Volume } from './volume/volume.ts';

/** What TLS and SASL come to. */
export interface Security {
  /** Keys of zoo.cfg. */
  readonly keys: readonly Generated[];
  /** Key stores and the like. */
  readonly files: readonly FileWrite[];
  readonly jvmFlags: readonly string[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** All that a member's configuration follows from, beside the settings. */
export interface MemberFacts {
  readonly pod: PodFacts;
  readonly volume: Volume;
  readonly installation: Installation;
  /** Keys of zoo.cfg that the operator gave and that are no setting of ours. */
  readonly entries: readonly Entry[];
  readonly security: Security;
}
