import { writeStderr } from '../tool/writeText.ts';

/** Writes what happened now, with the time of day: `kafkaStart: 10:14:02.113 asked to stop`. */
export function writeEvent(tool: string, line: string): void {
  const now = new Date();
  const ms = String(now.getMilliseconds()).padStart(3, '0');
  try {
    writeStderr(`${tool}: ${now.toTimeString().slice(0, 8)}.${ms} ${line}\n`);
  } catch {
    // A log on a full disk must not end the supervisor before its server was told to stop.
  }
}
