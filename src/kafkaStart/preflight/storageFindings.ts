import { cleanMarker, isEmpty, listPartitions } from '../../kafka/storage/logDir.ts';
import type { Finding } from './preflight.ts';
import type { StorageFacts } from './storage.ts';

const ofImage = 'the one that an image brings along';
const ofExample = 'that of an example';

/** Ids that others have as well: those of images (Apache's, Confluent's), and of our own manifests and docs. */
const sharedIds: ReadonlyMap<string, string> = new Map([
  ['5L6g3nShT-eMCtK--X86sw', ofImage],
  ['4L6g3nShT-eMCtK--X86sw', ofImage],
  ['c3RhdGVmdWxzZXQtZXhhbQ', ofExample],
  ['cHJvZHVjdGlvbi1leGFtcA', ofExample],
]);

/** What is said of storage that will be used. */
export function findStorage(facts: StorageFacts, formatAs: string | undefined): Finding[] {
  return [...findSharedId(facts, formatAs), ...findWithoutOwner(facts), ...findRecovery(facts)];
}

function findSharedId({ clusterId }: StorageFacts, formatAs: string | undefined): Finding[] {
  if (formatAs === undefined || formatAs !== clusterId) return [];
  const whose = sharedIds.get(formatAs);
  if (whose === undefined) return [];
  const text = `${formatAs} is ${whose}, so that volumes of two clusters cannot be told apart (give each cluster its own before its first start: kafka-storage.sh random-uuid)`;
  return [{ type: 'warning', subject: 'CLUSTER_ID', text }];
}

/** In ZooKeeper mode the broker itself makes a meta.properties where there is none. */
function findWithoutOwner({ mode, dirs }: StorageFacts): Finding[] {
  if (mode === 'kraft') return [];
  const used = dirs.filter(({ meta }) => meta !== undefined).map(({ path }) => path);
  return dirs
    .filter(({ meta }) => meta === undefined)
    .flatMap((dir): Finding[] => {
      const { path: subject } = dir;
      const logs = listPartitions(dir).length;
      if (logs > 0) {
        const text = `holds ${logs} ${logs === 1 ? 'log' : 'logs'}, and no meta.properties: of which cluster and broker is not known, and the broker takes them for its own`;
        return [{ type: 'warning', subject, text }];
      }
      if (used.length === 0 || !isEmpty(dir, true)) return [];
      const text = `is empty, while ${used.join(', ')} is not: a new log dir, or a lost one, of which the broker would make all partitions anew (restore it if it was lost)`;
      return [{ type: 'warning', subject, text }];
    });
}

function findRecovery({ dirs, dataDirs, held }: StorageFacts): Finding[] {
  // one that runs leaves its marker when it stops
  if (held.length > 0) return [];
  return dirs
    .filter(({ path, names }) => dataDirs.includes(path) && !names.includes(cleanMarker))
    .flatMap((dir): Finding[] => {
      const logs = listPartitions(dir).length;
      if (logs === 0) return [];
      const text = `recovery ahead: ${logs} ${logs === 1 ? 'log' : 'logs'}, no clean-shutdown marker (it may take long, and starts over where it is killed)`;
      return [{ type: 'note', subject: dir.path, text }];
    });
}
