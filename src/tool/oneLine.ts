const maxLength = 2000;
/** What is kept of the end of a longer one: what to do stands there. */
const endLength = 500;

/**
 * A message as one line that can be read, whatever an operator's file or variable put into it: what
 * breaks a line or drives a terminal is escaped, and the middle of a very long one is left out.
 */
export function toOneLine(message: string): string {
  const shown =
    message.length > maxLength
      ? `${message.slice(0, maxLength - endLength)}…${message.slice(-endLength)}`
      : message;
  // control characters, separators of lines and paragraphs, halves of a surrogate pair
  return shown.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) =>
      named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
