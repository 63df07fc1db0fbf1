import { ExitCode } from './exitCode.ts';
import type { Parsed } from './parsed.ts';
import { exitCodeOf, readSettings, type Settings, type Sources, type Spec } from './settings.ts';
import { ToolError } from './toolError.ts';

/** Reads every setting, or throws a ToolError with every problem. */
export function requireSettings<S extends Spec>(spec: S, sources: Sources): Settings<S> {
  const read = readSettings(spec, sources);
  if (read.ok) return read.settings;
  throw new ToolError(
    exitCodeOf(read.issues),
    read.issues.map(({ subject, problem }) => `${subject}: ${problem}`),
  );
}

/** The value of an operand, or a ToolError with `ExitCode.Usage`. */
export function requireOperand<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new ToolError(ExitCode.Usage, [parsed.problem]);
}
