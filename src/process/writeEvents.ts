import { write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens, one line after the other, with the time of day: `kafkaStart: 10:14:02.113 asked to stop`. */
export interface EventLog {
  readonly tell: (line: string) => void;
  /** Waits until all that was told is written. */
  readonly flush: () => Promise<void>;
}

const stderr = 2;
const retryMs = 5;

/**
 * Writes events to standard error from a thread of their own: where the reader of the log stalls, they
 * wait in order, and the supervisor goes on to answer probes. The descriptor stays as it is, since the
 * server writes to the same pipe, and would lose lines if it no longer blocked.
 */
export function writeEvents(tool: string): EventLog {
  let written = Promise.resolve();
  return {
    tell: (line) => {
      const text = `${tool}: ${timeOfDay(new Date())} ${line}\n`;
      written = written.then(async () => writeAll(Buffer.from(text)));
    },
    flush: async () => written,
  };
}

async function writeAll(text: Uint8Array): Promise<void> {
  let rest = text;
  while (rest.length > 0) {
    const { error, bytes } = await writeSome(rest);
    if (error?.code === 'EAGAIN') await sleep(retryMs);
    // A reader that is gone, or a log on a full disk, must not end the supervisor before its server.
    else if (error !== null) return;
    rest = rest.subarray(bytes);
  }
}

interface Written {
  readonly error: NodeJS.ErrnoException | null;
  readonly bytes: number;
}

async function writeSome(bytes: Uint8Array): Promise<Written> {
  return new Promise((resolve) => {
    write(stderr, bytes, (error, count) => resolve({ error, bytes: error === null ? count : 0 }));
  });
}

function timeOfDay(now: Date): string {
  const ms = String(now.getMilliseconds()).padStart(3, '0');
  return `${now.toTimeString().slice(0, 8)}.${ms}`;
}
