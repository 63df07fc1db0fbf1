import { ExitCode } from '../../tool/exitCode.ts';
import type { Sources } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { Format } from '../commandLine.ts';
import type { Shown } from '../../tool/shown.ts';
import { askTwice } from './askTwice.ts';
import { openEnsemble } from './openEnsemble.ts';
import { renderOverview, renderOverviewJson } from './overview.ts';

/** Gives what shows how the ensemble is. Throws a ToolError where its members are not known. */
export async function openOverview(
  sources: Sources,
  format: Format,
): Promise<() => Promise<Shown>> {
  if (format === 'raw' || format === 'prometheus') {
    throw new ToolError(ExitCode.Usage, [
      `--format: expected table or json of an ensemble, got "${format}" (${refusals[format]})`,
    ]);
  }
  const judge = askTwice(await openEnsemble(sources));
  return async () => {
    const overview = await judge();
    const text = format === 'json' ? renderOverviewJson(overview) : renderOverview(overview);
    const exitCode = overview.faults.length === 0 ? ExitCode.Ok : ExitCode.No;
    return { text, problems: [], exitCode };
  };
}

const refusals = {
  raw: 'each member has its own mntr: ask it without --ensemble',
  prometheus: 'Prometheus scrapes each member by itself: leave --ensemble out',
} as const;
