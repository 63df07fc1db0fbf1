import type { Place } from '../../pod/place.ts';
import type { Verdict } from '../../process/health.ts';
import type { Availability } from './availability.ts';
import { renderBlocked, renderLoss, renderPartitions } from './availabilityWords.ts';
import type { BrokerPlace } from '../wire/metadata.ts';
import type { QuorumFinding } from './quorumWithout.ts';

/**
 * What waiting is for. It may stop now; or later, when others have what they need; nobody knows, as while
 * controllers elect a leader or the server hangs; or it never gets better.
 */
export type Outlook = 'may' | 'wait' | 'unsure' | 'never';

/** How long it is worth asking while nobody knows: an election, and a broker that collects garbage, take no longer. */
export const unsureMs = 10_000;

/** Why a wait ends early. */
export function renderHopeless(reason: string): string {
  return `waiting would not help: ${reason}`;
}

/** Who can be left of a quorum. */
export interface Peers {
  readonly voters: readonly number[];
  /** The others of them that are registered brokers. */
  readonly others: readonly BrokerPlace[];
}

/** Whether a broker or controller may stop now without taking from others what they need. */
export interface StopVerdict extends Verdict {
  /** `may` where it is healthy. */
  readonly outlook: Outlook;
  /** What others lose by the stop whenever it comes; none where there are no others. */
  readonly loss: string | undefined;
  /** Of a controller that is no broker: the brokers that follow the quorum now, where its leader tells. */
  readonly followers?: readonly number[];
  /** Of a broker that is a controller as well, where the quorum has a leader. */
  readonly peers?: Peers;
  /** How many partitions the broker told of. */
  readonly partitions?: number;
  /** Where the server was asked, once its address was known. */
  readonly place?: Place;
  /** Whether nobody answered there. */
  readonly isSilent?: boolean;
  /** Without which no broker is let go. */
  readonly lacks?: 'a controller' | 'ZooKeeper';
}

/** What is known of the partitions of a broker, and of whom it shares them with. */
export interface BrokerFindings {
  readonly availability: Availability;
  /** The brokers that are registered and unfenced. */
  readonly alive: readonly number[];
  /** By broker: the bytes that its replicas lack, where that is known. */
  readonly behind: ReadonlyMap<number, number>;
  /** How many topics did not tell their min.insync.replicas: that of the broker itself counts for them. */
  readonly untold: number;
  /** How many topics it has logs of that who asked may not see: nothing is known of those. */
  readonly hidden: number;
}

export interface StopFindings {
  readonly nodeId: number;
  /** None of a controller that is no broker. */
  readonly broker: BrokerFindings | undefined;
  /** None where the quorum was not asked: nothing depends on it. */
  readonly quorum: QuorumFinding | undefined;
  /** Whether this node is one of the controllers. */
  readonly isController: boolean;
}

/** Brokers are judged by their partitions, controllers by their quorum, and without a quorum nobody knows. */
export function judgeStoppable(findings: StopFindings): StopVerdict {
  const { nodeId, broker, quorum, isController } = findings;
  const blocked = broker?.availability.blocked ?? [];
  const isBlocked = broker !== undefined && blocked.length > 0;
  const counts = isController || (isBlocked && quorum?.type === 'gone');
  const problems = [
    ...(isBlocked ? [renderBlocked(blocked, { nodeId, ...broker })] : []),
    ...(counts && quorum !== undefined && quorum.type !== 'fine' ? [quorum.problem] : []),
  ];
  const note = isController && quorum?.type === 'fine' ? quorum.note : undefined;
  const loss = joinNotes([broker && renderLoss(broker.availability), note]);
  const isAlone = broker?.alive.every((id) => id === nodeId) === true;
  const lost = isAlone ? undefined : loss;
  const untold = broker === undefined ? '' : renderUntold(broker.untold);
  const hidden = broker === undefined ? undefined : renderHidden(broker.hidden);
  if (problems.length > 0) {
    const outlook =
      isBlocked && quorum?.type !== 'gone' ? 'wait' : outlooks[quorum?.type ?? 'late'];
    const all = [...problems, ...(hidden === undefined ? [] : [hidden])].join('; ');
    const lacks = quorum?.type === 'gone' ? 'a controller' : undefined;
    const reason = `${all}${untold}`;
    return { healthy: false, reason, outlook, loss: lost, ...(lacks && { lacks }) };
  }
  if (hidden !== undefined) {
    const reason = `whether broker ${nodeId} may stop cannot be told: ${hidden}${untold}`;
    return { healthy: false, reason, outlook: 'never', loss: lost };
  }
  const who = broker === undefined ? `controller ${nodeId}` : `broker ${nodeId}`;
  const kept = broker?.availability.kept ?? 0;
  const why =
    kept === 0
      ? ''
      : `: ${renderPartitions(kept)} ${kept === 1 ? 'has' : 'have'} enough replicas in sync without it`;
  const but = loss === undefined ? '' : `, but ${loss}`;
  return {
    healthy: true,
    reason: `${who} may stop${why}${but}${untold}`,
    outlook: 'may',
    loss: lost,
  };
}

const outlooks: Readonly<Record<QuorumFinding['type'], Outlook>> = {
  fine: 'may',
  late: 'wait',
  never: 'never',
  gone: 'unsure',
  untold: 'unsure',
};

/** Nothing is known of it: `unsure` where it may answer yet. */
export function notKnown(reason: string, outlook: 'unsure' | 'never'): StopVerdict {
  return { healthy: false, reason, outlook, loss: undefined };
}

/** Nobody answered, and may yet. */
export function notAnswered(reason: string): StopVerdict {
  return { ...notKnown(reason, 'unsure'), isSilent: true };
}

function joinNotes(notes: readonly (string | undefined)[]): string | undefined {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? undefined : said.join('; ');
}

function renderHidden(count: number): string | undefined {
  if (count === 0) return undefined;
  const topics = count === 1 ? '1 topic that it has' : `${count} topics that it has`;
  return `${topics} may not be seen by this login, which needs Describe on all topics`;
}

function renderUntold(count: number): string {
  if (count === 0) return '';
  const topics = count === 1 ? '1 topic does' : `${count} topics do`;
  return ` (${topics} not tell min.insync.replicas: this broker's own counts)`;
}
