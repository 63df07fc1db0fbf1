import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import type { Voters } from '../ensemble/ensembleChange.ts';
import { maxMyid } from '../ensemble/serverLine.ts';

/**
 * What a volume remembers of its member beside what ZooKeeper keeps there: the file `member.json` in
 * dataDir. It is lost with the volume, as it must be: an empty volume has nothing to guard.
 */
export interface MemberState {
  readonly myid: number;
  readonly dataLogDir: string;
  /** Whether transaction logs were seen in dataLogDir. */
  readonly logged: boolean;
  /**
   * The voters that the configuration listed, the newest last: that list, and all before it that no
   * election has confirmed since. The member may have voted with any of them.
   */
  readonly voters: readonly Voters[];
  /** ZooKeeper's currentEpoch when the newest list was first written; a later one confirms the list. */
  readonly epoch: number;
}

/** Of the file's form; a reader that knows only older ones must not guess. */
const formVersion = 1;

export function renderMemberState(state: MemberState): string {
  const { myid, dataLogDir, logged, voters, epoch } = state;
  return `${JSON.stringify({ version: formVersion, myid, dataLogDir, logged, voters, epoch })}\n`;
}

/** Reads the file; what is not plainly right is a problem, since a guard that guesses guards nothing. */
export function parseMemberState(text: string): Parsed<MemberState> {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return rejectForm(text);
  const { version, myid, dataLogDir, logged, voters, epoch } = { ...unknowns, ...value };
  if (typeof version === 'number' && version > formVersion) {
    return reject(
      `written by a newer version of these tools (form ${version}, this one knows ${formVersion}): use that version`,
    );
  }
  const right =
    version === formVersion &&
    isId(myid) &&
    typeof dataLogDir === 'string' &&
    dataLogDir.startsWith('/') &&
    typeof logged === 'boolean' &&
    isVoterLists(voters) &&
    isWhole(epoch);
  return right ? accept({ myid, dataLogDir, logged, voters, epoch }) : rejectForm(text);
}

interface Unknowns {
  readonly version?: unknown;
  readonly myid?: unknown;
  readonly dataLogDir?: unknown;
  readonly logged?: unknown;
  readonly voters?: unknown;
  readonly epoch?: unknown;
}
const unknowns: Unknowns = {};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said by the caller, with what the file should be
  }
}

function rejectForm(text: string): Parsed<never> {
  return reject(
    `cannot be read: expected what zkGenConfig remembers of the member, got ${quote(text.slice(0, 40))} (restore it; without it, changes of the ensemble since the last start go unguarded once: check them, then remove the file)`,
  );
}

function isId(value: unknown): value is number {
  return isWhole(value) && value >= 1 && value <= maxMyid;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isVoterLists(value: unknown): value is readonly Voters[] {
  return (
    Array.isArray(value) &&
    value.every((voters: unknown) => Array.isArray(voters) && voters.every((id) => isId(id)))
  );
}
