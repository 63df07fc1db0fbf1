import type { Shown } from './shown.ts';
import { ToolError } from './toolError.ts';
import type { Watch } from './watchShown.ts';
import { writeStdout } from './writeText.ts';

interface Looks extends Omit<Watch, 'everyMs'> {
  /** Undefined for one look. */
  readonly everyMs: number | undefined;
}

/** Shows what a tool looks at, once or again and again, and gives what it should exit with. */
export async function runLooks(look: () => Promise<Shown>, looks: Looks): Promise<number> {
  const { everyMs } = looks;
  if (everyMs === undefined) return showOnce(await look());
  const { watchShown } = await import('./watchShown.ts');
  return watchShown(look, { ...looks, everyMs });
}

function showOnce({ text, problems, exitCode }: Shown): number {
  writeStdout(text);
  if (problems.length > 0) throw new ToolError(exitCode, problems);
  return exitCode;
}
