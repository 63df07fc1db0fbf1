import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { type KafkaBox, startKafkaStart } from './kafkaBox.ts';

export type Env = Readonly<Record<string, string>>;

/** Starts a broker whose storage is formatted, and waits until its java is there. */
export async function startFormatted(box: KafkaBox, env: Env = {}, argv: readonly string[] = []) {
  box.format();
  const broker = startKafkaStart({ env: { ...box.env, ...env }, argv });
  await until('java is up', () => box.readNotes()?.includes('up') === true);
  return broker;
}

export async function until(what: string, ask: () => boolean): Promise<void> {
  await waitFor({ what, timeoutMs: 20_000, everyMs: 20 }, () => (ask() ? true : undefined));
}

/** The process that a supervisor has started. */
export function javaOf(pid: number | undefined): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

export const asked = 'asked to stop (SIGTERM), 570 s at most';
export const held =
  'the broker still starts: it will be told when it has started, in 30 s at the latest';
export const toldEarly = 'told the broker although it has not started: it may not end cleanly';
export const stopped: unknown = expect.stringMatching(
  /^stopped in \d\.\d s, clean-shutdown marker in 0 of 1 log dir$/,
);
