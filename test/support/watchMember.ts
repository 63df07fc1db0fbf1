import { setTimeout as sleep } from 'node:timers/promises';
import { askVerdict, type Question } from './askVerdict.ts';
import type { LocalPod } from '../../local/site.ts';

/** One answer to a probe; times are milliseconds of `performance.now()`. */
export interface Answer {
  readonly question: Question;
  readonly askedMs: number;
  readonly answeredMs: number;
  readonly healthy: boolean;
  readonly reason: string;
}

export interface Watch {
  /** All answers so far, in the order in which they came. */
  readonly answers: () => readonly Answer[];
  readonly stop: () => Promise<void>;
}

/** Probes a pod for liveness and readiness, each once a period, as the kubelet does. */
export function watchMember(pod: LocalPod, periodMs: number): Watch {
  const answers: Answer[] = [];
  const stopping = new AbortController();
  const ask = async (question: Question) => {
    const askedMs = performance.now();
    const verdict = await askVerdict(question, pod);
    const reason = verdict.healthy ? '' : verdict.reason;
    const answeredMs = performance.now();
    answers.push({ question, askedMs, answeredMs, healthy: verdict.healthy, reason });
  };
  const watch = async (question: Question) => {
    for (let due = performance.now(); !stopping.signal.aborted; due += periodMs) {
      await sleep(Math.max(0, due - performance.now()));
      await ask(question);
    }
  };
  const watching = Promise.all([watch('live'), watch('ready')]);
  return {
    answers: () => answers,
    stop: async () => {
      stopping.abort();
      await watching;
    },
  };
}
