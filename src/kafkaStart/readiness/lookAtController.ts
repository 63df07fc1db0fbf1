import { askLeader, doesNotLead } from '../../kafka/ask/askQuorum.ts';
import type { Others } from '../../kafka/ask/resolveTarget.ts';
import type { Target } from '../../kafka/ask/target.ts';
import type { ControllerPlace } from '../../kafka/cluster/controllerPlaces.ts';
import { toOtherAccess } from '../../kafka/security/otherAccess.ts';
import { judgeLeaderless, judgeMember } from '../../kafka/verdicts/quorum.ts';
import { apiVersions } from '../../kafka/wire/apiVersions.ts';
import { describeQuorum, notLeader, type Quorum } from '../../kafka/wire/describeQuorum.ts';
import type { Verdict } from '../../process/health.ts';
import { askServer } from '../../kafka/ask/askServer.ts';
import { type Look, noWork, pauseAfter } from './look.ts';
import { isQuorumDue, learnQuorum, learnSilence, noQuorumKnown } from './quorumKnowledge.ts';

interface Controller extends Others {
  readonly nodeId: number;
  /** The other controllers. */
  readonly others: readonly ControllerPlace[];
}

const timeoutMs = 2000;

/**
 * Looks at a controller: whether the quorum has a leader, and has had this node in it, caught up, once since its
 * start. A controller that is no leader says no more than that, so the others are asked as well.
 */
export function lookAtController({ nodeId, others, env, trust }: Controller): Look {
  const me = `controller ${nodeId}`;
  let known = noQuorumKnown;
  let leader: ControllerPlace | undefined;
  const addresses = new Map<string, string>();

  const judge = async (target: Target, own: Quorum): Promise<Verdict> => {
    if (own.errorCode === 0) return judgeMember(own, { nodeId, joined: known.joined });
    if (own.errorCode !== notLeader) {
      const reason = `${me} answers, and does not show its quorum (Kafka's error ${own.errorCode})`;
      return { healthy: true, reason };
    }
    const access = toOtherAccess(target.access, target.host, trust);
    if (!access.ok) {
      return { healthy: true, reason: `${me} answers; the others are ${access.problem}` };
    }
    const candidates = { places: others, first: leader, env, trust, found: addresses };
    const found = await askLeader({ ...target, timeoutMs }, candidates);
    if (!found.ok) {
      const asked = [{ who: `${nodeId}`, said: doesNotLead }, ...found.refusals];
      return judgeLeaderless(asked, { nodeId, verdict: known.joined ? known.verdict : undefined });
    }
    leader = found.place;
    return judgeMember(found.quorum, { nodeId, joined: known.joined });
  };

  return async (target) => {
    const startMs = performance.now();
    const isDue = isQuorumDue(known, startMs);
    const answered = await askServer(target, async (ask) => {
      if (isDue) return ask(describeQuorum);
      await ask(apiVersions);
      return undefined;
    });
    if (!answered.ok) {
      known = learnSilence(known, startMs);
      return answered;
    }
    if (answered.value !== undefined) {
      const verdict = await judge(target, answered.value);
      known = learnQuorum(known, verdict, performance.now());
    }
    const { verdict, wrongSinceMs } = known;
    const pauseMs = pauseAfter(wrongSinceMs === undefined, noWork);
    return { ok: true, value: { verdict, started: true, pauseMs } };
  };
}
