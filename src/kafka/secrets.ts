/** What is shown instead of a secret. */
export const hidden = '(hidden)';

// Kafka's properties of the type PASSWORD, with the prefixes that listeners put before them.
const secretKey =
  /(?:password|passphrase|jaas\.config|secret(?:\.key)?|master\.key|ssl\.keystore\.(?:key|certificate\.chain)|ssl\.truststore\.certificates)$/;

export function isSecret(key: string): boolean {
  return secretKey.test(key.toLowerCase());
}

/** An option of the JVM, without what `-Djavax.net.ssl.keyStorePassword=` and its like say. */
export function hideInOption(option: string): string {
  return option.replace(/^(-D[^=]*(?:password|secret|token)[^=]*=).+/i, `$1${hidden}`);
}
