import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../tool/errorCode.ts';
import { valueOf } from '../../tool/variable.ts';

const maxLines = 500;

/** The lines of earlier runs, the last one first; none where there is no home, or nothing in it. */
export function readHistory(): string[] {
  const path = historyPath();
  if (path === undefined) return [];
  try {
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const kept = lines.slice(-maxLines);
    if (lines.length > 2 * maxLines) writeFileSync(path, `${kept.join('\n')}\n`, { mode: 0o600 });
    return kept.toReversed();
  } catch (error) {
    errorCode(error);
    return [];
  }
}

/** Keeps a line for further runs, where there is a home that can be written to. */
export function writeHistory(line: string): void {
  const path = historyPath();
  if (path === undefined || line.trim() === '') return;
  try {
    appendFileSync(path, `${line}\n`, { mode: 0o600 });
  } catch (error) {
    errorCode(error);
  }
}

function historyPath(): string | undefined {
  const home = valueOf(process.env, 'HOME');
  return home === undefined ? undefined : join(home, '.zk_cli_history');
}
