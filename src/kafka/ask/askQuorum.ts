import { type ControllerPlace, listControllers } from '../cluster/controllerPlaces.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import type { Refusal } from '../verdicts/quorum.ts';
import { describeQuorum, notLeader, type Quorum } from '../wire/describeQuorum.ts';
import { askServer } from './askServer.ts';
import { type Others, resolveOther } from './resolveTarget.ts';
import type { Answered, Target } from './target.ts';

interface Question extends Others {
  /** All that the controller was started with. */
  readonly properties: Entries;
}

/** `refusals`: where nobody leads of those who answered, what each controller said. */
export type QuorumAnswer = Answered<Quorum> & { readonly refusals?: readonly Refusal[] };

/**
 * Asks a controller for its quorum, and the other voters where it does not lead. An answer without a leader
 * means that none of those who answered leads; no answer, that the controller itself gave none.
 */
export async function askQuorum(
  target: Target,
  { properties, ...others }: Question,
): Promise<QuorumAnswer> {
  const answered = await askServer(target, async (ask) => ask(describeQuorum));
  if (!answered.ok || leads(answered.value)) return answered;
  const who = valueOf(properties, 'node.id') ?? '';
  const places = listControllers(properties, Number(who));
  const found = await askLeader(target, { ...others, places, first: undefined });
  if (found.ok) return { ok: true, value: found.quorum };
  return { ...answered, refusals: [{ who, said: sayOf(answered.value) }, ...found.refusals] };
}

function leads({ errorCode, leaderId }: Quorum): boolean {
  return errorCode === 0 && leaderId >= 0;
}

/** The quorum, as its leader knows it, and where that one is; else what each controller said. */
export type Found =
  | { readonly ok: true; readonly quorum: Quorum; readonly place: ControllerPlace }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

interface Candidates extends Others {
  readonly places: readonly ControllerPlace[];
  /** The one that led when it was last asked. */
  readonly first: ControllerPlace | undefined;
}

/**
 * Finds the leader of the quorum among these controllers, which are spoken to as the target is: each says of
 * itself whether it leads, and none says who does. An old leader may not know yet that it is none: the epoch decides.
 */
export async function askLeader(target: Target, candidates: Candidates): Promise<Found> {
  const { places, first } = candidates;
  const ask = async (place: ControllerPlace): Promise<Found> => {
    const refuse = (said: string, isUntrusted = false): Found => ({
      ok: false,
      refusals: [{ who: place.who, said, isUntrusted }],
    });
    const at = await resolveOther(target, place, candidates);
    if (!at.ok) return refuse(at.problem);
    const answered = await askServer(at.value, async (one) => one(describeQuorum));
    if (!answered.ok) return refuse(answered.reason, answered.type === 'untrusted');
    const { value: quorum } = answered;
    if (quorum.errorCode === 0) return { ok: true, quorum, place };
    return refuse(sayOf(quorum));
  };
  if (first !== undefined) {
    // one that was deposed unheard has resigned before the next look: a leader to whom no majority of the voters
    // comes does so after 1.5 times controller.quorum.fetch.timeout.ms (Kafka 3.7 and later, KAFKA-15489)
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

function sayOf({ errorCode }: Quorum): string {
  return errorCode === notLeader || errorCode === 0 ? doesNotLead : `Kafka's error ${errorCode}`;
}
