import { quoteWord, splitWords } from '../java/shellWords.ts';
import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import { generatedMark } from '../java/generatedMark.ts';

/** Variables by name, each a single line of text. */
export type JavaEnv = ReadonlyMap<string, string>;

/** Renders the file that ZooKeeper's own scripts source as shell (bin/zkEnv.sh), and `parseJavaEnv` reads. */
export function renderJavaEnv(variables: Iterable<readonly [string, string]>): string {
  const lines = [...variables].map(([name, value]) => `${name}=${quoteWord(value)}\n`);
  return [`${generatedMark}\n`, ...lines].join('');
}

/**
 * Reads lines `NAME="value"`, with shell quoting, `export`, comments and blank lines; of a repeated
 * name the last counts. What only a shell could work out is a problem with its line's number.
 */
export function parseJavaEnv(text: string): Parsed<JavaEnv> {
  const variables = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const parsed = named(`line ${index + 1}`, parseLine(line.trimStart()));
    if (!parsed.ok) return parsed;
    if (parsed.value !== undefined) variables.set(...parsed.value);
  }
  return accept(variables);
}

function parseLine(line: string): Parsed<[string, string] | undefined> {
  if (line === '' || line.startsWith('#')) return accept(undefined);
  const [, assignment, name] = /^(?:export[ \t]+)?(([A-Za-z_]\w*)=.*)$/s.exec(line) ?? [];
  if (assignment === undefined || name === undefined) return rejectLine(line);
  const words = splitWords(assignment);
  if (!words.ok) return words;
  const [word = '', ...further] = words.value;
  return further.length > 0 ? rejectLine(line) : accept([name, word.slice(name.length + 1)]);
}

function rejectLine(line: string): Parsed<never> {
  return reject(`expected NAME="value", got ${quote(line)}`);
}
