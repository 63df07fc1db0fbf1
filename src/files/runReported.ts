import { ExitCode } from '../tool/exitCode.ts';
import { toOneLine } from '../tool/oneLine.ts';
import { asksForJson, type Facts, type Outcome, renderRunReport } from './runReport.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';

export interface Reported {
  readonly tool: string;
  readonly argv: readonly string[];
  /** The facts of a run that was refused before it found any, so that they are there at all times. */
  readonly facts: Facts;
}

/** Takes a function that warns; gives nothing where help was asked for, which is printed already. */
export type Work = (warn: (warning: string) => void) => Promise<Outcome | undefined>;

/**
 * Prints what came of the work: on stdout its result, or with `--json` one object, of a refusal as
 * well; on stderr warnings and the summary. Gives the exit code. A refusal is thrown on to runTool.
 */
export async function runReported({ tool, argv, facts }: Reported, work: Work): Promise<number> {
  const json = asksForJson(argv);
  const warnings: string[] = [];
  const warn = (text: string): void => {
    const warning = toOneLine(text);
    warnings.push(warning);
    writeStderr(`${tool}: warning: ${warning}\n`);
  };
  try {
    const outcome = await work(warn);
    if (outcome === undefined) return ExitCode.Ok;
    const { exitCode, result, summary } = outcome;
    if (json) {
      const whole = { ...outcome, facts: { ...facts, ...outcome.facts } };
      writeStdout(renderRunReport(whole, { problems: [], warnings }));
    } else if (result !== undefined) writeStdout(result);
    if (summary !== undefined) writeStderr(`${tool}: ${summary}\n`);
    return exitCode;
  } catch (error) {
    if (json && error instanceof ToolError) {
      const { exitCode, problems } = error;
      writeStdout(renderRunReport({ exitCode, facts }, { problems, warnings }));
    }
    throw error;
  }
}
