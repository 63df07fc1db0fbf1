import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { maxMyid } from '../ensemble/serverLine.ts';
import type { MyidPolicy } from '../settings/guardSettings.ts';

/** Reads a file `myid`; one without a digit in it counts as absent, as a write that was cut off leaves it. */
export function parseMyid(text: string): Parsed<number | undefined> {
  const line = text.trim();
  return line === '' ? accept(undefined) : parseInteger({ min: 1, max: maxMyid })(line);
}

/** What a volume says of whose it is. */
export interface VolumeOwner {
  /** Path of the file `myid`. */
  readonly path: string;
  readonly text: string | undefined;
  /** What the volume remembers beside it. */
  readonly remembered: number | undefined;
  readonly policy: MyidPolicy;
}

/**
 * Decides the id of a member: that of its pod, or by `ZK_MYID_POLICY=keep` that of its volume. Two
 * servers with one id know nothing of each other, so another member's volume is refused.
 */
export function decideMyid(
  own: number,
  { path, text, remembered, policy }: VolumeOwner,
): Parsed<number> {
  const found = parseMyid(text ?? '');
  if (policy === 'overwrite') return accept(own);
  if (!found.ok) {
    return reject(
      `${path}: ${found.problem} (if this is the volume of member ${own}, set ZK_MYID_POLICY=overwrite for one start)`,
    );
  }
  const owner = found.value ?? remembered ?? own;
  if (owner === own || policy === 'keep') return accept(owner);
  return reject(
    `${path}: the volume belongs to member ${owner}, and this pod is member ${own} (give it the volume of member ${own}; if this is the one, set ZK_MYID_POLICY=overwrite for one start)`,
  );
}
