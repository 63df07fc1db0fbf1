import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { readTree } from './readTree.ts';
import { type Box, type Ended, runZkGenConfig } from './runZkGenConfig.ts';

/** One run that must be refused. */
export interface Refusal {
  readonly title: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly code: number;
  /** Every line of standard error. */
  readonly lines: readonly RegExp[];
}

export type Run = (env: NodeJS.ProcessEnv) => Promise<Ended>;

/** Runs the tool in a box, and tells whether anything there has changed. */
export async function attemptIn(box: Box, env: Refusal['env'], run: Run = runZkGenConfig) {
  const before = readTree(box.folder);
  const { code, stdout, stderr } = await run({ ...box.env, ...env });
  const lines = stderr.split('\n').slice(0, -1);
  return { code, stdout, lines, changed: !isDeepStrictEqual(readTree(box.folder), before) };
}

/** Refused with this code and these lines, without a result, and with nothing touched. */
export const refused = (code: number, ...lines: readonly RegExp[]) => ({
  code,
  stdout: '',
  lines: lines.map((line): unknown => expect.stringMatching(line)),
  changed: false,
});
