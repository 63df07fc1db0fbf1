import { waitFor } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';

const inFlightTimeoutMs = 20_000;

/**
 * Does something to the servers of a writer while writes are in flight. When the engine does what it is asked for
 * cannot be known to the millisecond: so the writer keeps at least one write without its answer until it is done.
 * Gives whether it did, in each look at it.
 */
export async function strikeUnder(writer: Writer, strike: () => Promise<void>): Promise<boolean> {
  writer.hurry(true);
  let isHit = true;
  let watch: NodeJS.Timeout | undefined;
  try {
    const wait = { what: 'a write in flight', timeoutMs: inFlightTimeoutMs, everyMs: 1 };
    await waitFor(wait, () => (writer.countInFlight() > 0 ? true : undefined));
    watch = setInterval(() => {
      if (writer.countUnanswered() === 0) isHit = false;
    }, 1);
    await strike();
    return isHit;
  } finally {
    clearInterval(watch);
    writer.hurry(false);
  }
}
