import { writeStderr } from '../tool/writeText.ts';

/** Writes what happened now, with the time of day: `kafkaStart: 10:14:02.113 asked to stop`. */
export function writeEvent(tool: string, line: string): void {
  const now = new Date();
  const ms = String(now.getMilliseconds()).padStart(3, '0');
  writeStderr(`${tool}: ${now.toTimeString().slice(0, 8)}.${ms} ${line}\n`);
}
