import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { runReported } from '../tool/runTool.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStdout } from '../tool/writeText.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { NoAnswer } from '../zookeeper/ask/noAnswer.ts';
import { readTarget } from '../zookeeper/ask/readTarget.ts';
import { type Answer, askProbe } from './askProbe.ts';
import { askStoppable } from './askStoppable.ts';
import type { Question } from './commandLine.ts';
import { type Outcome, renderJson } from './json.ts';
import type { MemberFinding } from './stoppable.ts';
import { writeVerdict } from './writeVerdict.ts';

interface Finding extends Answer {
  /** Who was asked; undefined where it was the other members. */
  readonly target?: Target;
  readonly members?: readonly MemberFinding[];
}

/**
 * All that is not one plain exchange: TLS, names, JSON and the other members. The bundle carries it
 * as text, so that a probe does not parse it. Gives the exit code; every error is reported here.
 */
export async function runRest(question: Question, env: Env): Promise<number> {
  return runReported('zkOk', async () => {
    if (isOn(question.flags, 'json')) return runJson(question, env);
    const { verdict, target } = await find(question, env);
    return writeVerdict(verdict, target);
  });
}

async function find({ probe, flags, waitMs }: Question, env: Env): Promise<Finding> {
  const sources = { env, flags };
  if (probe === 'stoppable') return askStoppable(sources, waitMs);
  const target = await readTarget(sources);
  return { target, ...(await askProbe(probe, { target, flags })) };
}

async function runJson(question: Question, env: Env): Promise<number> {
  const start = performance.now();
  const outcome = await findOutcome(question, env);
  const durationMs = Math.round(performance.now() - start);
  writeStdout(renderJson({ probe: question.probe, durationMs, ...outcome }));
  return outcome.exitCode;
}

async function findOutcome(question: Question, env: Env): Promise<Outcome> {
  try {
    const finding = await find(question, env);
    return { ...finding, exitCode: finding.verdict.healthy ? ExitCode.Ok : ExitCode.No };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const { exitCode, problems } = error;
    return error instanceof NoAnswer
      ? { exitCode, verdict: { healthy: false, reason: error.reason }, target: error.place }
      : { exitCode, verdict: { healthy: false, reason: problems.join('; ') } };
  }
}
