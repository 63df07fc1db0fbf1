import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileState } from './fileState.ts';
import type { FolderNeed, Writes } from './fileWrite.ts';
import { readFileState } from './readFileState.ts';
import { readFolderProblems } from './readFolders.ts';
import { readReplaceProblems } from './readReplaceProblems.ts';
import { readUser } from './readUser.ts';

/** What is on disk before a run changes anything. */
export interface Survey {
  /** One a file, in their order; none for a file that is named in a problem. */
  readonly states: readonly FileState[];
  readonly missingFolders: readonly string[];
  /** The files to remove that are there. */
  readonly removals: readonly string[];
  /** The folders that a run must be able to use. */
  readonly needs: readonly FolderNeed[];
  /** Why not all can be made as it shall be, as far as that can be seen ahead. */
  readonly problems: readonly string[];
}

/** Compares all that shall be with what is there, and looks for obstacles; changes nothing. */
export function readSurvey({ files, folders, removals = [] }: Writes): Survey {
  const user = readUser();
  const judged = files.map(readFileState);
  const states = judged.flatMap((one) => (one.ok ? [one.value] : []));
  const there = removals.filter((path) => existsSync(path));
  const changing = [...listChanged(states).map(({ path }) => path), ...there];
  const homes = new Set(changing.map((path) => dirname(path)));
  const needs = [...[...homes].map((path) => ({ path, writable: true })), ...folders];
  return {
    states,
    removals: there,
    missingFolders: folders.map(({ path }) => path).filter((path) => !existsSync(path)),
    needs,
    problems: [
      ...readFolderProblems(needs, user),
      ...judged.flatMap((one) => (one.ok ? [] : [one.problem])),
      ...readReplaceProblems(states, user),
    ],
  };
}

/** The files that a run writes. */
export function listChanged(states: readonly FileState[]): FileState['file'][] {
  return states.filter(({ state }) => state !== 'unchanged').map(({ file }) => file);
}
