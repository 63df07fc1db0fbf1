import { isRecord, parseJson } from '../../tool/json.ts';

/** What a controller remembers of the quorum that it voted with, where the list of voters is static. */
export interface QuorumState {
  /** Ids, the lowest first. */
  readonly voters: readonly number[];
}

/** The file in the folder of the metadata's log (org.apache.kafka.raft.FileQuorumStateStore). */
export const quorumStateFile = 'quorum-state';

/**
 * Reads it where a static quorum wrote it: version 0, with every voter. Undefined for version 1, which a
 * dynamic quorum writes without voters (they are in the log), and for what is broken: Kafka itself says that.
 */
export function parseQuorumState(text: string): QuorumState | undefined {
  const said = parseJson(text);
  if (!isRecord(said) || said['data_version'] !== 0) return undefined;
  const listed: unknown = said['currentVoters'];
  if (!Array.isArray(listed) || listed.length === 0) return undefined;
  const ids = listed.map((voter: unknown) => (isRecord(voter) ? voter['voterId'] : undefined));
  const voters = ids.filter((id) => typeof id === 'number');
  return voters.length === ids.length ? { voters: voters.toSorted((a, b) => a - b) } : undefined;
}
