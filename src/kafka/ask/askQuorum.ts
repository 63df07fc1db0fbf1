import { resolveWithin } from '../../pod/resolveName.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { parsePlaces, parseVoters } from '../cluster/voters.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { describeQuorum, type Quorum } from '../wire/describeQuorum.ts';
import { type Access, type Answered, accessOf } from './target.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

export interface QuorumQuestion {
  /** The controller's own listener, with an address to reach it at. */
  readonly own: Place;
  readonly access: Access;
  readonly properties: Entries;
  readonly env: Env;
  /** For the own answer, and then for those of the others. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks a controller for its quorum, and the other voters where it does not lead. An answer without a leader
 * means that none of those who answered leads; no answer, that the controller itself gave none.
 */
export async function askQuorum(question: QuorumQuestion): Promise<Answered<Quorum>> {
  const { own, access, properties } = question;
  const answered = await ask(question, { ...own, access });
  if (!answered.ok || leads(answered.value)) return answered;
  const others = placesOf(properties).map(async (place) => {
    const other = await ask(question, { ...place, access: accessOf(access, place.host) });
    if (other.ok && leads(other.value)) return other;
    throw new Error(`${place.host} does not lead`);
  });
  return Promise.any(others).catch(() => answered);
}

function leads({ errorCode, leaderId }: Quorum): boolean {
  return errorCode === 0 && leaderId >= 0;
}

async function ask(
  { env, timeoutMs, signal }: QuorumQuestion,
  { host, port, access }: Place & { readonly access: Access },
): Promise<Answered<Quorum>> {
  const began = performance.now();
  const [address] = (await resolveWithin([host], env, timeoutMs)) ?? [];
  const leftMs = timeoutMs - (performance.now() - began);
  if (address === undefined || leftMs <= 0) {
    return { ok: false, type: 'other', reason: `${host}: no address of this name` };
  }
  const { askBroker } = await import('./askBroker.ts');
  const target = { host: address, port, access, timeoutMs: leftMs };
  return askBroker({ ...target, ...(signal && { signal }) }, async (send) => send(describeQuorum));
}

/** Where the controllers are: the voters of a static quorum, or the servers that a dynamic one is found by. */
function placesOf(properties: Entries): readonly Place[] {
  const voters = parseVoters(valueOf(properties, 'controller.quorum.voters') ?? '');
  if (voters.ok) return voters.value;
  const places = parsePlaces(valueOf(properties, 'controller.quorum.bootstrap.servers') ?? '');
  return places.ok ? places.value.map(placeOf) : [];
}

function placeOf(text: string): Place {
  const colon = text.lastIndexOf(':');
  return {
    host: text.slice(0, colon).replace(/^\[|\]$/g, ''),
    port: Number(text.slice(colon + 1)),
  };
}
