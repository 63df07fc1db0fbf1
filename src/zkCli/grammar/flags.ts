import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Form } from './forms.ts';

/** The words behind a command's name, sorted. */
export interface Split {
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
  /** Whether a flag was among them that only ZooKeeperMain can do. */
  readonly isForeign: boolean;
}

/**
 * Sorts the words behind a command's name: flags stand anywhere, several of one letter may be written
 * as one (`-sR`), `--` ends them. A word such as `-1` is an operand.
 */
export function splitFlags(words: readonly string[], form: Form): Parsed<Split> {
  const { values: names = [], foreign = [] } = form;
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const operands: string[] = [];
  let isForeign = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      operands.push(...words.slice(index + 1));
      break;
    }
    const [, name = word, inline] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    if (names.includes(name)) {
      const value = inline ?? words[++index];
      if (value === undefined) return reject(`${name}: expected a value behind it`);
      values.set(name, value);
      continue;
    }
    const letters = isFlag(word) ? lettersOf(word, form) : undefined;
    if (letters === undefined) {
      if (isFlag(word)) return reject(`${word}: unknown flag`);
      operands.push(word);
      continue;
    }
    for (const letter of letters) {
      if (foreign.includes(letter)) isForeign = true;
      else switches.add(letter);
    }
  }
  return accept({ switches, values, operands, isForeign });
}

function isFlag(word: string): boolean {
  return /^-[^\d]/.test(word);
}

// `-s` alone, or `-sR` for `-s -R`.
function lettersOf(word: string, { switches, foreign = [] }: Form): string[] | undefined {
  const letters = word
    .slice(1)
    .split('')
    .map((letter) => `-${letter}`);
  const known = letters.every((letter) => switches.includes(letter) || foreign.includes(letter));
  return known ? letters : undefined;
}
