/** A key and its value, in the order in which they stand in the file. */
export type Property = readonly [key: string, value: string];

/**
 * Renders what `java.util.Properties.load(InputStream)` reads back unchanged: ISO-8859-1 with
 * escapes. Escapes only where it must, so that `server.1=zk-0:2888:3888` stays readable.
 */
export function renderProperties(properties: Iterable<Property>): string {
  return [...properties]
    .map(([key, value]) => `${escapeKey(key)}=${escapeValue(value)}\n`)
    .join('');
}

function escapeKey(key: string): string {
  return escapeCharacters(key.replaceAll('\\', String.raw`\\`)).replaceAll(
    /[ =:#!]/g,
    String.raw`\$&`,
  );
}

function escapeValue(value: string): string {
  return escapeCharacters(value.replaceAll('\\', String.raw`\\`)).replace(/^ /, String.raw`\ `);
}

const named: Readonly<Record<string, string>> = {
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\f': String.raw`\f`,
};

function escapeCharacters(text: string): string {
  return text.replaceAll(
    /[^\u0020-\u007e]/g,
    (unit) => named[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Reads what `java.util.Properties` would: comments, continued lines, three separators, escapes. */
export function parseProperties(text: string): Property[] {
  return logicalLines(text).map((line) => parseLine(line));
}

function parseLine(line: string): Property {
  const [, key = '', rest = ''] = /^((?:[^\\=: \t\f]|\\[\s\S])*)([\s\S]*)$/.exec(line) ?? [];
  return [unescape(key), unescape(rest.replace(/^[ \t\f]*(?:[=:][ \t\f]*)?/, ''))];
}

/**
 * The key of the first line with a `\u` that has no four hexadecimal digits behind it, for which
 * java.util.Properties refuses the whole file ("Malformed \uxxxx encoding"); parseProperties takes it
 * for a `u`. The key, since the value may be a password.
 */
export function findBadEscape(text: string): string | undefined {
  const bad = /(?:^|[^\\])(?:\\\\)*\\u(?![0-9a-fA-F]{4})/;
  const line = logicalLines(text).find((one) => bad.test(one));
  return line === undefined ? undefined : parseLine(line)[0];
}

// A line that is nothing but a backslash so far can still turn out to be a comment, as in java.
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open = '';
  const naturals = text.replace(/(?:\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/);
  for (const [index, natural] of naturals.entries()) {
    const line = natural.replace(/^[ \t\f]+/, '');
    if (open === '' && /^(?:$|[#!])/.test(line)) continue;
    const continues = /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    open += continues ? line.slice(0, -1) : line;
    if (continues && index < naturals.length - 1) continue;
    lines.push(open);
    open = '';
  }
  return lines;
}

const meanings: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescape(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex?: string, letter = '') =>
    hex === undefined
      ? (meanings[letter] ?? letter)
      : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
