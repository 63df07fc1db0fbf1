import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import { NoAnswer } from '../zookeeper/noAnswer.ts';
import { askProbe } from './askProbe.ts';
import type { Question } from './commandLine.ts';
import { type Outcome, renderJson } from './json.ts';

/** Asks, and writes what was asked and found as one object on one line. Gives the exit code. */
export async function runJson(question: Question, env: Env): Promise<number> {
  const start = performance.now();
  const outcome = await findOutcome(question, env);
  const durationMs = Math.round(performance.now() - start);
  writeStdout(renderJson({ probe: question.probe, durationMs, ...outcome }));
  return outcome.exitCode;
}

async function findOutcome(question: Question, env: Env): Promise<Outcome> {
  try {
    const finding = await askProbe(question, env);
    return { ...finding, exitCode: finding.verdict.healthy ? ExitCode.Ok : ExitCode.No };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const reason = error instanceof NoAnswer ? error.reason : error.problems.join('; ');
    const target = error instanceof NoAnswer ? { target: error.place } : {};
    return { exitCode: error.exitCode, verdict: { healthy: false, reason }, ...target };
  }
}
