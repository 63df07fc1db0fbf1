// Kafka's properties of the type PASSWORD, with the prefixes that listeners put before them.
const secretKey =
  /(?:password|passphrase|jaas\.config|secret(?:\.key)?|master\.key|ssl\.keystore\.(?:key|certificate\.chain)|ssl\.truststore\.certificates)$/;

export function isSecret(key: string): boolean {
  return secretKey.test(key.toLowerCase());
}
