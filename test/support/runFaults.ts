import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';
import { type Fault, type FaultKind, faultKinds } from './faultPlan.ts';
import { strikeUnder } from './strikeUnder.ts';

/** What faults can be done to. */
export interface Victim {
  readonly name: string;
  /** Is fulfilled when it has happened: a stop, when it has stopped. */
  readonly strike: (kind: FaultKind) => Promise<void>;
  /** Undoes it; does not wait for what follows. */
  readonly heal: (fault: Fault) => Promise<void>;
  /** Waits until its own probe says ready. */
  readonly untilReady: () => Promise<void>;
}

export interface Target {
  readonly victims: readonly Victim[];
  readonly writer: Writer;
  /** Waits until every member has what the others have, so that the next may go. */
  readonly settle: () => Promise<void>;
}

/** A fault as it was; times are milliseconds of `performance.now()`. */
export interface Blow {
  readonly victim: string;
  readonly fault: Fault;
  /** Whether writes waited for their answer when it struck. */
  readonly isHit: boolean;
  readonly beganMs: number;
  readonly struckMs: number;
  /** When it was undone. */
  readonly healedMs: number;
  readonly readyMs: number;
  /** When the next might go. */
  readonly settledMs: number;
}

interface Course {
  readonly faults: readonly Fault[];
  /** No fault begins later, unless there was not one of each kind yet. */
  readonly untilMs: number;
  readonly tell: (blow: Blow) => void;
}

// ten minutes to stop, and the rest
const faultTimeoutMs = 720_000;

/** One fault after the other, each healed and forgotten before the next begins. */
export async function runFaults(target: Target, course: Course): Promise<readonly Blow[]> {
  const blows: Blow[] = [];
  for (const fault of course.faults) {
    if (performance.now() >= course.untilMs && blows.length >= faultKinds.length) break;
    const blow = await within(faultTimeoutMs, fault.kind, runFault(target, fault));
    blows.push(blow);
    course.tell(blow);
  }
  return blows;
}

async function runFault({ victims, writer, settle }: Target, fault: Fault): Promise<Blow> {
  const victim = victims[fault.member];
  if (victim === undefined) throw new Error(`no member ${fault.member} of ${victims.length}`);
  const beganMs = performance.now();
  const isHit = await strikeUnder(writer, async () => victim.strike(fault.kind));
  const struckMs = performance.now();
  await sleep(fault.lastsMs);
  await victim.heal(fault);
  const healedMs = performance.now();
  await victim.untilReady();
  const readyMs = performance.now();
  await settle();
  const settledMs = performance.now();
  return {
    victim: victim.name,
    fault,
    isHit,
    beganMs,
    struckMs,
    healedMs,
    readyMs,
    settledMs,
  };
}
