/** What is shown instead of a secret. */
export const hidden = '(hidden)';

/** An option of the JVM, without what `-Djavax.net.ssl.keyStorePassword=` and its like say. */
export function hideInOption(option: string): string {
  return option.replace(/^(-D[^=]*(?:password|secret|token)[^=]*=).+/i, `$1${hidden}`);
}
