import { chooseClusterId } from './clusterId.ts';

/** Bytes that depend on a text, and on nothing else; 16 at least. */
export type Digest = (text: string) => Uint8Array;

const idBytes = 16;

/**
 * The id of a log dir that every founder of a cluster works out alike, from what all of them know: the
 * cluster's id and the controller's. Kafka reserves the lowest ids, and chooses none that begins with a
 * dash (org.apache.kafka.common.DirectoryId); for those another one is taken.
 */
export function deriveDirectoryId(digest: Digest, clusterId: string, nodeId: number): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = digest(`controller ${nodeId} of ${clusterId}, ${attempt}`).subarray(0, idBytes);
    const id = chooseClusterId(bytes);
    if (id !== undefined) return id;
  }
}
