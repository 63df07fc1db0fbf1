import type { Generated } from '../member/generated.ts';
import type { Server } from './serverLine.ts';

const key = 'multiAddress.enabled';

function hasSeveral(servers: readonly Server[]): boolean {
  return servers.some(({ addresses }) => addresses.length > 1);
}

/** The key of zoo.cfg by which members tell each other all addresses that they have. */
export function generateMultiAddress(servers: readonly Server[]): Generated[] {
  return hasSeveral(servers) ? [{ key, value: 'true', from: 'ZK_SERVERS' }] : [];
}

/**
 * The flag of the JVM without which no server line may have several addresses: ZooKeeper takes the key
 * from zoo.cfg for itself, and asks the system property alone when it reads the lines (QuorumServer in
 * QuorumPeer.java; 3.9.5 does not start with the key only).
 */
export function listMultiAddressFlags(servers: readonly Server[]): string[] {
  return hasSeveral(servers) ? [`-Dzookeeper.${key}=true`] : [];
}
