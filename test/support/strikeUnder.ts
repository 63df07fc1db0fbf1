import type { Writer } from '../../local/writer.ts';
import { hurryWriter } from './hurryWriter.ts';

/**
 * Does something to the servers of a writer while writes are in flight. When the engine does what it is asked for
 * cannot be known to the millisecond: so the writer keeps at least one write without its answer until it is done.
 * Gives whether it did, in each look at it.
 */
export async function strikeUnder(writer: Writer, strike: () => Promise<void>): Promise<boolean> {
  const calm = await hurryWriter(writer);
  try {
    await strike();
  } catch (error) {
    calm();
    throw error;
  }
  return calm();
}
