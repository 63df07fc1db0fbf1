import { ExitCode } from '../tool/exitCode.ts';
import { writeStderr } from '../tool/writeText.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { renderPlace } from '../pod/place.ts';
import type { Verdict } from '../zookeeper/replies/verdict.ts';

/** Says on one line why not, or what to mend; gives the exit code. */
export function writeVerdict(verdict: Verdict, target?: Target): number {
  const where = target === undefined ? '' : `${renderPlace(target)}: `;
  if (!verdict.healthy) {
    writeStderr(`zkOk: ${where}${verdict.reason}\n`);
    return ExitCode.No;
  }
  if (verdict.warning !== undefined) writeStderr(`zkOk: ${where}warning: ${verdict.warning}\n`);
  return ExitCode.Ok;
}
