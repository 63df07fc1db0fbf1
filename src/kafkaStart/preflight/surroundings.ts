import type { Disk } from '../../files/disk.ts';
import { findMount, type Mount } from '../../files/mounts.ts';
import { renderBytes } from '../../tool/units.ts';
import type { Finding } from './preflight.ts';

/** What the log dirs lie on, and what the broker may take of the machine. */
export interface Surroundings {
  readonly logDirs: readonly string[];
  readonly mounts: readonly Mount[];
  readonly disks: readonly Disk[];
  /** log.segment.bytes: what a log grows by. */
  readonly segmentBytes: number;
  /** Logs of topics in all log dirs. */
  readonly logs: number;
  /** None where there is no limit. */
  readonly maxOpenFiles: number | undefined;
  /** vm.max_map_count; none where it is not known. */
  readonly maxMaps: number | undefined;
}

/** What may hurt later, where the broker would start all the same. */
export function findSurroundings(facts: Surroundings): Finding[] {
  return [...findPassing(facts), ...findFull(facts), ...findFew(facts)];
}

/** Log dirs that are gone with the container, or with the pod. */
function findPassing({ logDirs, mounts }: Surroundings): Finding[] {
  return logDirs.flatMap((path): Finding[] => {
    const mount = findMount(mounts, path);
    const why = mount === undefined ? undefined : describePassing(mount);
    if (why === undefined) return [];
    const text = `lies ${why} (mount a volume of its own there, and name a folder below it in log.dirs)`;
    return [{ type: 'warning', subject: path, text }];
  });
}

function describePassing({ point, type }: Mount): string | undefined {
  if (type === 'tmpfs') return `in memory (${point} is a tmpfs), and is gone when the pod is`;
  if (point === '/tmp') return 'on /tmp, which no volume for data is mounted on as a rule';
  // a machine of its own has a disk there, a container a layer over its image
  const isLayer = point === '/' && /overlay|aufs/.test(type);
  return isLayer
    ? "on the container's own file system, and is gone when the container is"
    : undefined;
}

const fullShare = 0.05;
const enoughBytes = 10 * 1024 ** 3;

function findFull({ disks, segmentBytes }: Surroundings): Finding[] {
  return disks.flatMap(({ path, bytes, freeBytes }): Finding[] => {
    const few = Math.max(segmentBytes, Math.min(bytes * fullShare, enoughBytes));
    if (freeBytes >= few || bytes === 0) return [];
    const percent = Math.floor((freeBytes / bytes) * 100);
    const text = `${renderBytes(freeBytes)} of ${renderBytes(bytes)} are free (${percent}%), a segment of a log takes ${renderBytes(segmentBytes)}, and a full disk ends the broker (make the volume larger, or keep less: log.retention.bytes)`;
    return [{ type: 'warning', subject: path, text }];
  });
}

/** Each connection takes one, and so does each segment of a log; its index is mapped, and takes none. */
const fewOpenFiles = 10_000;
const connections = 1024;
const mapsOfSegment = 2;

function findFew({ logs, maxOpenFiles, maxMaps }: Surroundings): Finding[] {
  const findings: Finding[] = [];
  const say = (subject: string, text: string): void => {
    findings.push({ type: 'warning', subject, text });
  };
  const ofLogs = logs === 0 ? 'of a log' : `of ${logs} logs`;
  if (maxOpenFiles !== undefined && Math.max(fewOpenFiles, logs + connections) > maxOpenFiles) {
    say(
      'open files',
      `${maxOpenFiles} at most, and each connection and each segment ${ofLogs} takes one (raise the limit of the container runtime, nofile)`,
    );
  }
  if (maxMaps !== undefined && logs * mapsOfSegment > maxMaps) {
    say(
      'vm.max_map_count',
      `${maxMaps}, and each segment ${ofLogs} takes two (raise it on the node by sysctl)`,
    );
  }
  return findings;
}
