import { waitFor } from '../../local/waitFor.ts';
import type { Writer } from '../../local/writer.ts';

const inFlightTimeoutMs = 20_000;

/**
 * Keeps at least one write without its answer from now on. Gives what ends that, and tells whether it was so in each
 * look at it.
 */
export async function hurryWriter(writer: Writer): Promise<() => boolean> {
  writer.hurry(true);
  const wait = { what: 'a write in flight', timeoutMs: inFlightTimeoutMs, everyMs: 1 };
  await waitFor(wait, () => (writer.countInFlight() > 0 ? true : undefined));
  let isHit = true;
  const watch = setInterval(() => {
    if (writer.countUnanswered() === 0) isHit = false;
  }, 1);
  return () => {
    clearInterval(watch);
    writer.hurry(false);
    return isHit;
  };
}
