import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { isRecord, parseJson } from '../../tool/json.ts';
import { quote } from '../../tool/parsers.ts';
import type { Voters } from '../ensemble/voters.ts';
import { maxMyid } from '../ensemble/serverLine.ts';

/**
 * What a volume remembers of its member beside what ZooKeeper keeps there: the file `member.json` in
 * dataDir. It is lost with the volume, as it must be: an empty volume has nothing to guard.
 */
export interface MemberState {
  readonly myid: number;
  /** The version that the volume was configured for, `3.9.5`; null where the jars did not tell. */
  readonly zookeeper: string | null;
  readonly dataLogDir: string;
  /** Whether the member has ever kept data: a bootstrap is not for it, whatever is left of its volume. */
  readonly used: boolean;
  /**
   * The voters that the configuration listed, the newest last: that list, and all before it that the
   * member may still have voted with (volume/knownVoters.ts).
   */
  readonly voters: readonly Voters[];
  /** When the member had joined a leader last as the newest list was first written (Volume.joinedAtMs). */
  readonly joinedAtMs: number;
  /** The keys by which votes have groups or weights, as `weight.1=2`, in order. */
  readonly weights: readonly string[];
}

/** Of the file's form; a reader that knows only older ones must not guess. */
const formVersion = 1;

export function renderMemberState(state: MemberState): string {
  const { myid, zookeeper, dataLogDir, used, voters, joinedAtMs, weights } = state;
  return `${JSON.stringify({ version: formVersion, myid, zookeeper, dataLogDir, used, voters, joinedAtMs, weights })}\n`;
}

/** Reads the file; what is not plainly right is a problem, since a guard that guesses guards nothing. */
export function parseMemberState(text: string): Parsed<MemberState> {
  const read = readForm(text);
  if (!read.ok) return read;
  const { myid, zookeeper, dataLogDir, used, voters, joinedAtMs, weights } = read.value;
  const right =
    isId(myid) &&
    (typeof zookeeper === 'string' || zookeeper === null) &&
    typeof dataLogDir === 'string' &&
    dataLogDir.startsWith('/') &&
    typeof used === 'boolean' &&
    isVoterLists(voters) &&
    isWhole(joinedAtMs) &&
    isTexts(weights);
  return right
    ? accept({ myid, zookeeper, dataLogDir, used, voters, joinedAtMs, weights })
    : rejectForm(text);
}

/**
 * The mark of a dataLogDir that is a volume of its own, or may become one: the same file name there,
 * with nothing but the member's id. Where it is missing, it is not the volume that the member used.
 */
export function renderLogMark(myid: number): string {
  return `${JSON.stringify({ version: formVersion, myid })}\n`;
}

/** The id of the member whose transaction logs the folder holds. */
export function parseLogMark(text: string): Parsed<number> {
  const read = readForm(text);
  if (!read.ok) return read;
  const { myid } = read.value;
  return isId(myid) ? accept(myid) : rejectForm(text);
}

type Fields = { readonly [K in keyof MemberState | 'version']?: unknown };

function readForm(text: string): Parsed<Fields> {
  const value = parseJson(text);
  if (!isRecord(value)) return rejectForm(text);
  const fields: Fields = { ...value };
  const { version } = fields;
  if (typeof version === 'number' && version > formVersion) {
    return reject(
      `written by a newer version of these tools (form ${version}, this one knows ${formVersion}): use that version`,
    );
  }
  return version === formVersion ? accept(fields) : rejectForm(text);
}

function rejectForm(text: string): Parsed<never> {
  return reject(
    `cannot be read: expected what zkGenConfig remembers of the member, got ${quote(text.slice(0, 40))} (restore it; without it, changes since the last start go unguarded once: check them, then remove the file)`,
  );
}

function isId(value: unknown): value is number {
  return isWhole(value) && value >= 1 && value <= maxMyid;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isVoterLists(value: unknown): value is readonly Voters[] {
  return (
    Array.isArray(value) &&
    value.every((voters: unknown) => Array.isArray(voters) && voters.every((id) => isId(id)))
  );
}
