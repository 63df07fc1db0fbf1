import { decideHeap, renderHeapFlags } from '../../java/heap.ts';
import type { Property } from '../../java/properties.ts';
import type { Writes } from '../../files/fileWrite.ts';
import type { Ensemble } from '../ensemble/ensemble.ts';
import { listMultiAddressFlags } from '../ensemble/multiAddress.ts';
import type { ZkSettings } from '../settings/settings.ts';
import type { MemberState } from '../volume/memberState.ts';
import type { EmptyVolume } from '../volume/volumeGuard.ts';
import { type NextStart, renewState } from '../volume/volumeMemory.ts';
import type { MemberFacts } from './memberFacts.ts';
import { listFiles } from './memberFiles.ts';

/** What a member's configuration comes to. */
export interface Plan extends Writes {
  readonly myid: number;
  /** The name that the other members know this one by. */
  readonly host: string;
  /** How many servers the ensemble has. */
  readonly size: number;
  /** What it follows from. */
  readonly settings: ZkSettings;
}

interface Decisions {
  readonly ensemble: Ensemble;
  readonly state: MemberState | undefined;
  readonly next: NextStart;
  readonly emptyVolume: EmptyVolume;
  readonly properties: readonly Property[];
}

/** Puts together what was decided. */
export function assemblePlan(
  settings: ZkSettings,
  { volume, installation, memory, security }: MemberFacts,
  { ensemble, state, next, emptyVolume, properties }: Decisions,
): Plan {
  const { myid, host, servers } = ensemble;
  const heap = decideHeap(settings.heap, memory.bytes);
  if (!heap.ok) throw new Error(`a heap that was judged right: ${heap.problem}`);
  const flags = [
    renderHeapFlags(heap.value),
    settings.jvmFlags,
    ...security.jvmFlags,
    ...listMultiAddressFlags(servers),
  ];
  const writes = listFiles(settings, {
    myid,
    properties,
    state: renewState(volume, state, next),
    installation,
    jvmFlags: flags.filter((flag) => flag !== undefined).join(' '),
    secrets: security.files,
    emptyVolume,
  });
  return { myid, host, size: Math.max(1, servers.length), settings, ...writes };
}
