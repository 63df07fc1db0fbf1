import type { Verdict } from '../../process/health.ts';
import { notLeader, type Quorum } from '../wire/describeQuorum.ts';

// org.apache.kafka.common.protocol.Errors
const mayNotAsk = 31;

/**
 * Whether a controller that was asked for its quorum is well. Only the leader knows the quorum: the others
 * are as well as they can be asked about. Who may not ask is no reason to call a controller unwell.
 */
export function judgeOwnController(quorum: Quorum, nodeId: number): Verdict {
  switch (quorum.errorCode) {
    case 0:
      return quorum.leaderId === nodeId
        ? { healthy: true, reason: `controller ${nodeId} leads the quorum` }
        : { healthy: true, reason: `controller ${nodeId} follows ${quorum.leaderId}` };
    case notLeader:
      return {
        healthy: true,
        reason: `controller ${nodeId} answers, and does not lead the quorum`,
      };
    case mayNotAsk:
      return {
        healthy: true,
        reason: `controller ${nodeId} answers, and lets nobody ask about its quorum here`,
      };
  }
  const reason = `controller ${nodeId} cannot tell of its quorum: Kafka's error ${quorum.errorCode}`;
  return { healthy: false, reason };
}
