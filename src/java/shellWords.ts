import { accept, type Parsed, reject } from '../tool/parsed.ts';

/** Quotes a word so that a POSIX shell reads it back as it is. */
export function quoteWord(word: string): string {
  return `"${word.replaceAll(/["\\$`]/g, String.raw`\$&`)}"`;
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
    const piece = nextPiece(rest);
    if (!piece.ok) return piece;
    const { kind, text, length } = piece.value;
    rest = rest.slice(length);
    if (kind === 'text') {
      word = (word ?? '') + text;
      continue;
    }
    if (word !== undefined) words.push(word);
    word = undefined;
    if (kind === 'comment') return accept(words);
    // a comment begins only where a word could
    if (rest.startsWith('#')) return accept(words);
  }
  if (word !== undefined) words.push(word);
  return accept(words);
}

interface Piece {
  readonly kind: 'blank' | 'text' | 'comment';
  readonly text: string;
  readonly length: number;
}

function nextPiece(rest: string): Parsed<Piece> {
  const blank = /^[ \t]+/.exec(rest)?.[0];
  if (blank !== undefined) return accept({ kind: 'blank', text: '', length: blank.length });
  const single = /^'([^']*)'/.exec(rest);
  if (single !== null) return textPiece(single[1] ?? '', single[0]);
  const double = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest);
  if (double !== null) return unquoteDouble(double[1] ?? '', double[0]);
  const escaped = /^\\([\s\S])/.exec(rest);
  if (escaped !== null) return textPiece(escaped[1] === '\n' ? '' : (escaped[1] ?? ''), escaped[0]);
  const plain = /^[^\s'"\\$`;|&<>()*?[\]{}~!]+/.exec(rest)?.[0];
  if (plain !== undefined) return textPiece(plain, plain);
  const first = rest.charAt(0);
  if (first === "'" || first === '"') return reject(`a ${first} without its closing ${first}`);
  return reject(`"${first}" has a meaning that only a shell knows (quote it)`);
}

function unquoteDouble(inside: string, whole: string): Parsed<Piece> {
  if (/^(?:[^\\]|\\[\s\S])*?(?<!\\)[$`]/.test(inside.replaceAll(/\\[\s\S]/g, '__'))) {
    return reject('"$" and "`" have a meaning that only a shell knows (escape them by \\)');
  }
  return textPiece(inside.replaceAll(/\\([$`"\\])/g, '$1').replaceAll('\\\n', ''), whole);
}

function textPiece(value: string, whole: string): Parsed<Piece> {
  return accept({ kind: 'text', text: value, length: whole.length });
}
