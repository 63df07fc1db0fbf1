import { accept, type Parsed } from '../tool/parsed.ts';
import { parseInteger } from '../tool/parsers.ts';
import { maxMyid } from './settings.ts';

/** Reads a file `myid`; one without a digit in it counts as absent, as a write that was cut off leaves it. */
export function parseMyid(text: string): Parsed<number | undefined> {
  const line = text.trim();
  return line === '' ? accept(undefined) : parseInteger({ min: 1, max: maxMyid })(line);
}

/** Why a volume cannot serve a member: it belongs to another one, or says nothing that can be read. */
export function findMyidProblem(path: string, text: string, myid: number): string | undefined {
  const found = parseMyid(text);
  if (!found.ok) {
    return `${path}: ${found.problem} (if this is the volume of member ${myid}, remove the file)`;
  }
  if (found.value === undefined || found.value === myid) return undefined;
  return `${path}: the volume belongs to member ${found.value}, and this pod is member ${myid} (give it the volume of member ${myid}; if this is the one, remove the file)`;
}
