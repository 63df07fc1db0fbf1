import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Ask } from '../ask/target.ts';
import { apiVersions, understands } from '../wire/apiVersions.ts';
import { describeQuorum, type Quorum } from '../wire/describeQuorum.ts';
import { listReassignments, type Reassignment } from '../wire/reassignments.ts';
import type { Asking } from './asking.ts';
import { describeError } from './errorWords.ts';
import type { Look } from './look.ts';

const leaderless =
  'the controllers have no leader, without whom brokers learn nothing new of each other';
/** Without a leader a broker keeps the question for as long as it is let. */
const mostMs = 4000;

/** What only the controllers know. */
export interface ControllersSay {
  /** Undefined in ZooKeeper mode. */
  readonly quorum: Parsed<Quorum> | undefined;
  readonly moving: Parsed<readonly Reassignment[]>;
}

/** Asks a broker for what it passes on to the controllers, in KRaft mode. */
export async function askControllers({ askServer, target }: Asking): Promise<ControllersSay> {
  const timeoutMs = Math.min(target.timeoutMs, mostMs);
  let quorum: Parsed<Quorum> | undefined;
  let moving: ControllersSay['moving'] = reject('was not asked');
  const answered = await askServer({ ...target, timeoutMs }, async (ask) => {
    if (!understands(await ask(apiVersions), describeQuorum)) return;
    quorum = reject(`no answer: ${leaderless}`);
    quorum = toQuorum(await ask(describeQuorum));
    moving = await askReassignments(ask);
  });
  return answered.ok ? { quorum, moving } : { quorum, moving: reject(answered.reason) };
}

export async function askReassignments(ask: Ask): Promise<Parsed<readonly Reassignment[]>> {
  const { errorCode, moving } = await ask(listReassignments);
  return errorCode === 0 ? accept(moving) : reject(describeError(errorCode));
}

/** A quorum that has a leader, else why there is none. */
export function toQuorum(quorum: Quorum): Parsed<Quorum> {
  const { errorCode, leaderId } = quorum;
  if (errorCode !== 0) return reject(describeError(errorCode));
  return leaderId < 0 ? reject(leaderless) : accept(quorum);
}

export function untoldOf(quorum: Look['quorum']): Look['untold'] {
  return quorum === undefined || quorum.ok ? [] : [{ part: 'quorum', reason: quorum.problem }];
}
