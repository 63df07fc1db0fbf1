import type { Place } from '../../pod/place.ts';
import { resolveTarget } from '../ask/resolveTarget.ts';
import type { Answered } from '../ask/target.ts';
import { askLook } from './askLook.ts';
import type { AskMinIsr } from './askMinIsr.ts';
import type { How } from './askOwnLook.ts';
import type { Look } from './look.ts';

interface Outside extends Omit<How, 'keepMinIsr'> {
  /** Nothing is known of the brokers' ZooKeeper: they are asked themselves. */
  readonly askMinIsr: AskMinIsr;
}

/** Looks at a cluster from outside, by the first of these brokers that answers in plain text. */
export async function askBootstrap(
  places: readonly Place[],
  how: Outside,
): Promise<Answered<Look> & { readonly place?: Place }> {
  let silence: Extract<Answered<Look>, { ok: false }> = noPlace;
  const around = { nodeId: undefined, trust: undefined };
  for (const place of places) {
    const target = await resolveTarget(place, { ...how, access: {} });
    const answered: Answered<Look> = target.ok
      ? await askLook({ ...how, ...around, target: target.value })
      : { ok: false, type: 'other', reason: target.problem };
    if (answered.ok) return { ...answered, place };
    silence = silence === noPlace ? answered : silence;
  }
  return silence;
}

const noPlace = { ok: false, type: 'other', reason: 'nobody to ask' } as const;
