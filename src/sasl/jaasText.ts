const named: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r` };

/**
 * A value of JAAS in quotes: both Java (sun.security.provider.ConfigFile) and Kafka's JaasConfig read it
 * by a java.io.StreamTokenizer, which knows the escapes of C and ends at a bare line break.
 */
export function quoteJaas(value: string): string {
  const escaped = value.replaceAll(
    /["\\\n\r]/g,
    (character) => named[character] ?? `\\${character}`,
  );
  return `"${escaped}"`;
}
