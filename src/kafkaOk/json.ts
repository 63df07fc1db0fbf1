import { ExitCode } from '../tool/exitCode.ts';
import type { Probe } from './commandLine.ts';
import type { Finding } from './finding.ts';

interface Report {
  readonly probe: Probe;
  readonly finding: Finding;
  readonly durationMs: number;
}

/** One object on one line; what is not known is null. */
export function renderJson({ probe, finding, durationMs }: Report): string {
  const { exitCode, reason, asked, place } = finding;
  return `${JSON.stringify({
    tool: 'kafkaOk',
    probe,
    healthy: exitCode === ExitCode.Ok,
    exitCode,
    reason,
    asked,
    host: place?.host ?? null,
    port: place?.port ?? null,
    durationMs,
  })}\n`;
}
