import { toOneLine } from './oneLine.ts';

/** A run that ends for a reason the operator can mend: one line per problem, one exit code. */
export class ToolError extends Error {
  readonly exitCode: number;
  readonly problems: readonly string[];

  constructor(exitCode: number, problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('; '), options);
    this.name = 'ToolError';
    this.exitCode = exitCode;
    this.problems = problems.map(toOneLine);
  }
}
