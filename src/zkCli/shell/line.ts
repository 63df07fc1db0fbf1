import { accept, type Parsed, reject } from '../../tool/parsed.ts';

/**
 * Splits a line into words as ZooKeeperMain does: at blanks, but not within quotes that begin a word.
 * There is no way to escape one. A quote that nothing closes is a problem, which ZooKeeperMain overlooks.
 */
export function splitLine(line: string): Parsed<readonly string[]> {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const [piece, quoted, plain] = /^(?:"([^"]*)"|'[^']*'|([^"']\S*))\s*/.exec(rest) ?? [];
    if (piece === undefined)
      return reject(`a ${rest.charAt(0)} without its closing ${rest.charAt(0)}`);
    words.push(quoted ?? plain ?? piece.trimEnd().slice(1, -1));
    rest = rest.slice(piece.length);
  }
  return accept(words);
}

/** Whether a line has what nobody shall find in a file later: a password, or its digest. */
export function hasSecret(line: string): boolean {
  return /\baddauth\b|\bdigest:/.test(line);
}

/** The last word of a line, which TAB is to complete, and whether it is the first. */
export function wordToComplete(line: string): { readonly word: string; readonly isFirst: boolean } {
  const [, before = '', word = ''] = /^(.*\s)?(\S*)$/s.exec(line.trimStart()) ?? [];
  return { word, isFirst: before === '' };
}

/** The node whose children complete a path, and what they are to begin with. */
export function splitPath(path: string): { readonly parent: string; readonly start: string } {
  const slash = path.lastIndexOf('/');
  return { parent: path.slice(0, slash) || '/', start: path.slice(slash + 1) };
}
