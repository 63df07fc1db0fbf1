import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

/** Quotes a word so that a POSIX shell reads it back as it is. */
export function quoteWord(word: string): string {
  return `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
}

/** A command as one line that a shell reads back. */
export function renderCommand(command: readonly string[]): string {
  return command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoteWord(word))).join(' ');
}

/**
 * Splits a line as a POSIX shell does: blanks, single and double quotes, backslashes. What only a
 * shell could work out (`$NAME`, backticks, `;`, `|`, `&`, `<`, `>`, globs) is a problem, never a guess.
 */
export function splitWords(line: string): Parsed<readonly string[]> {
  const words: string[] = [];
  let word: string | undefined;
  let rest = line;
  while (rest !== '') {
    // a comment begins only where a word could
    if (word === undefined && rest.startsWith('#')) return accept(words);
    const piece = nextPiece(rest);
    if (!piece.ok) return piece;
    const { text, length } = piece.value;
    rest = rest.slice(length);
    if (text !== undefined) {
      word = (word ?? '') + text;
      continue;
    }
    if (word !== undefined) words.push(word);
    word = undefined;
  }
  if (word !== undefined) words.push(word);
  return accept(words);
}

interface Piece {
  /** Part of a word; none where the piece is the blank between two. */
  readonly text: string | undefined;
  readonly length: number;
}

function nextPiece(rest: string): Parsed<Piece> {
  const blank = /^[ \t]+/.exec(rest)?.[0];
  if (blank !== undefined) return accept({ text: undefined, length: blank.length });
  const single = /^'([^']*)'/.exec(rest);
  if (single !== null) return textPiece(single[1] ?? '', single[0]);
  const double = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest);
  if (double !== null) return unquoteDouble(double[1] ?? '', double[0]);
  const escaped = /^\\([^\n])/.exec(rest);
  if (escaped !== null) return textPiece(escaped[1] ?? '', escaped[0]);
  const plain = /^[^\s'"\\$`;|&<>()*?[\]{}~!]+/.exec(rest)?.[0];
  if (plain !== undefined) return textPiece(plain, plain);
  const first = rest.charAt(0);
  if (first === "'" || first === '"') return reject(`a ${first} without its closing ${first}`);
  return reject(`${quote(first)} has a meaning that only a shell knows (quote it)`);
}

function unquoteDouble(inside: string, whole: string): Parsed<Piece> {
  if (/[$`]/.test(inside.replaceAll(/\\[\s\S]/g, ''))) {
    return reject('"$" and "`" have a meaning that only a shell knows (escape them by \\)');
  }
  const text = inside.replaceAll(/\\([$`"\\\n])/g, (_, letter: string) =>
    letter === '\n' ? '' : letter,
  );
  return textPiece(text, whole);
}

function textPiece(value: string, whole: string): Parsed<Piece> {
  return accept({ text: value, length: whole.length });
}
