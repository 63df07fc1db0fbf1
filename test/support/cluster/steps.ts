import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSeconds } from '../../../demo/lines.ts';
import type { Finished } from '../../../local/runCommand.ts';

/** Where every command of the tests is kept, with what it printed. */
export const resultsFolder = join('.results', 'cluster');

export interface Step extends Finished {
  /** As a person would type it. */
  readonly command: string;
  readonly ms: number;
  /** What it read. */
  readonly input?: string;
}

export interface Steps {
  /** Keeps a step in a file of its own, and prints one line of it. */
  readonly keep: (step: Step) => void;
  /** Keeps a text that belongs to no step. */
  readonly keepText: (name: string, text: string) => void;
}

/** Begins anew with what is kept of a subject. */
export function openSteps(subject: string): Steps {
  const folder = join(resultsFolder, subject);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return {
    keep: (step) => {
      count += 1;
      const number = String(count).padStart(2, '0');
      writeFileSync(join(folder, `${number}-${nameOf(step.command)}.txt`), renderStep(step));
      process.stdout.write(`${subject} ${number} ${renderShort(step)}\n`);
    },
    keepText: (name, text) => {
      writeFileSync(join(folder, `${name}.txt`), text);
    },
  };
}

const nameLength = 60;
const lineLength = 150;

function nameOf(command: string): string {
  const words = command.replace(/^kubectl /, '').replaceAll(/[^\w.=-]+/g, '-');
  return words.slice(0, nameLength).replaceAll(/^-+|-+$/g, '');
}

function renderStep({ command, input, code, ms, stdout, stderr }: Step): string {
  const end = `exit code ${code} after ${renderSeconds(ms)}`;
  const read = input === undefined || input === '' ? '' : `--- standard input\n${input}\n`;
  const said = stderr === '' ? '' : `--- standard error\n${stderr}`;
  return `$ ${command}\n${stdout}${said}${read}--- ${end}\n`;
}

/** `$ kubectl exec zk-0 -- hostname (0.3 s): zk-0` */
function renderShort({ command, code, ms, stdout, stderr }: Step): string {
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  const more = lines.length > 1 ? ` … ${lines.length} lines` : '';
  const end = code === 0 ? renderSeconds(ms) : `${renderSeconds(ms)}, exit code ${code}`;
  return `$ ${cut(command)} (${end}): ${cut(lines[0]?.trim() ?? 'nothing')}${more}`;
}

function cut(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > lineLength ? `${line.slice(0, lineLength)}…` : line;
}
