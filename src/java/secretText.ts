import { hidden, secretWord } from './secretOption.ts';

// A name with such a word in it, unless it names the file that holds the secret; then the value up to
// the next option of the JVM or the end of the line, which a backslash carries over to the next one.
const secret = new RegExp(
  String.raw`(${secretWord}[\w.$-]*[\t ]*[=: \t][\t ]*)(?=\S)(?:[^\\\n]|\\(?:\r\n|[^]))*?(?=[\t ]-[DX]|[\r\n]|$)`,
  'gi',
);

/**
 * A text of configuration, such as zoo.cfg or java.env, without the values of what is called a password,
 * a secret or a token; rather hides too much than too little.
 */
export function maskSecrets(text: string): string {
  return text.replaceAll(secret, `$1${hidden}`);
}
