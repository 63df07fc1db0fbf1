import type { ControllerPlace } from '../cluster/controllerPlaces.ts';
import type { Refusal } from '../verdicts/quorum.ts';
import { describeQuorum, notLeader, type Quorum } from '../wire/describeQuorum.ts';
import { type Others, resolveOther } from './resolveOther.ts';
import type { AskServer, Target } from './target.ts';

/** The quorum, as its leader knows it, and where that one is; else what each controller said. */
export type Found =
  | { readonly ok: true; readonly quorum: Quorum; readonly place: ControllerPlace }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

interface Asked extends Others {
  readonly places: readonly ControllerPlace[];
  /** The one that led when it was last asked. */
  readonly first: ControllerPlace | undefined;
  readonly askServer: AskServer;
}

/**
 * Finds the leader of the quorum among these controllers, which are spoken to as the target is: each says of
 * itself whether it leads, and none says who does. An old leader may not know yet that it is none: the epoch decides.
 */
export async function askLeader(target: Target, asked: Asked): Promise<Found> {
  const { places, first, askServer } = asked;
  const ask = async (place: ControllerPlace): Promise<Found> => {
    const refuse = (said: string): Found => ({ ok: false, refusals: [{ who: place.who, said }] });
    const at = await resolveOther(target, place, asked);
    if (!at.ok) return refuse(at.problem);
    const answered = await askServer(at.value, async (one) => one(describeQuorum));
    if (!answered.ok) return refuse(answered.reason);
    const { value: quorum } = answered;
    if (quorum.errorCode === 0) return { ok: true, quorum, place };
    return refuse(
      quorum.errorCode === notLeader ? doesNotLead : `Kafka's error ${quorum.errorCode}`,
    );
  };
  if (first !== undefined) {
    const found = await ask(first);
    if (found.ok) return found;
  }
  const all = await Promise.all(places.map(ask));
  const leaders = all.filter((found) => found.ok);
  const [newest] = leaders.toSorted((a, b) => b.quorum.leaderEpoch - a.quorum.leaderEpoch);
  return (
    newest ?? { ok: false, refusals: all.flatMap((found) => (found.ok ? [] : found.refusals)) }
  );
}

export const doesNotLead = 'answers, and does not lead';
