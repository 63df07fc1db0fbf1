import { setTimeout as sleep } from 'node:timers/promises';
import { requireSettings } from '../tool/requireSettings.ts';
import { runReported } from '../tool/runTool.ts';
import type { Env } from '../tool/serviceLink.ts';
import { writeStdout } from '../tool/writeText.ts';
import { askOnce, spec } from './askOnce.ts';
import type { Question } from './commandLine.ts';
import type { Finding } from './finding.ts';
import { renderJson } from './json.ts';
import { judgeWait } from './wait.ts';
import { writeFinding } from './writeFinding.ts';

/**
 * All that is not one exchange with a supervisor: the broker itself, waiting, and JSON. The bundle carries
 * it as text, so that a probe does not parse it. Gives the exit code; every error is reported here.
 */
export async function runRest(question: Question, env: Env): Promise<number> {
  return runReported('kafkaOk', async () => {
    const settings = requireSettings(spec, { env, flags: question.flags });
    const start = performance.now();
    const finding = await askUntil(start + question.waitMs, async () =>
      askOnce(question, { settings, env }),
    );
    if (!question.isJson) return writeFinding(finding);
    const durationMs = Math.round(performance.now() - start);
    writeStdout(renderJson({ probe: question.probe, finding, durationMs }));
    return finding.exitCode;
  });
}

async function askUntil(deadlineMs: number, ask: () => Promise<Finding>): Promise<Finding> {
  let unsureSinceMs: number | undefined;
  for (;;) {
    const askedMs = performance.now();
    const finding = await ask();
    const wait = judgeWait(finding, unsureSinceMs, {
      askedMs,
      nowMs: performance.now(),
      deadlineMs,
    });
    if (wait.over) return wait.finding;
    ({ unsureSinceMs } = wait);
    await sleep(wait.pauseMs);
  }
}
