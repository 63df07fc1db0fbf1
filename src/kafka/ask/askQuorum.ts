import { listControllers } from '../cluster/controllerPlaces.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { describeQuorum, type Quorum } from '../wire/describeQuorum.ts';
import { askLate } from './askLate.ts';
import { askLeader } from './askLeader.ts';
import type { Others } from './resolveOther.ts';
import type { Access, Answered } from './target.ts';

export interface QuorumQuestion extends Others {
  /** The controller's own listener, with an address to reach it at. */
  readonly own: { readonly host: string; readonly port: number };
  readonly access: Access;
  /** All that the controller was started with. */
  readonly properties: Entries;
  /** For the own answer, and then for those of the others. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks a controller for its quorum, and the other voters where it does not lead. An answer without a leader
 * means that none of those who answered leads; no answer, that the controller itself gave none.
 */
export async function askQuorum(question: QuorumQuestion): Promise<Answered<Quorum>> {
  const { own, access, properties, timeoutMs, signal } = question;
  const { host, port } = own;
  const target = { host, port, access, timeoutMs, ...(signal && { signal }) };
  const answered = await askLate(target, async (ask) => ask(describeQuorum));
  if (!answered.ok || leads(answered.value)) return answered;
  const places = listControllers(properties, Number(valueOf(properties, 'node.id')));
  const asked = { ...question, places, first: undefined, askServer: askLate };
  const found = await askLeader(target, asked);
  return found.ok ? { ok: true, value: found.quorum } : answered;
}

function leads({ errorCode, leaderId }: Quorum): boolean {
  return errorCode === 0 && leaderId >= 0;
}
