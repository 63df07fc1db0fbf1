/** What is shown instead of a secret. */
export const hidden = '(hidden)';

/**
 * Part of a regular expression: a word that names a secret, unless it names the file that holds it.
 * ZooKeeper's superDigest is the hash of a password, and as good as that.
 */
export const secretWord = '(?:password|passwd|passphrase|secret|token|superDigest)(?!path|file)';

const secretOption = new RegExp(`^(-D[^=]*${secretWord}[^=]*=).+`, 'is');

/** An option of the JVM, without what `-Djavax.net.ssl.keyStorePassword=` and its like say. */
export function hideInOption(option: string): string {
  return option.replace(secretOption, `$1${hidden}`);
}
