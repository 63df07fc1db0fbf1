import { findProperty } from './knownProperties.ts';

// Of a key that Kafka does not define, such as a plugin's, the name decides: rather too much is hidden.
const secretName =
  /pass(?:word|wd|phrase|code)|secret|token(?!\.(?:endpoint|url|validator))|credential|user\.?info|jaas|(?:api|access|account|private|master|shared|encryption|license)\.?key|license$|(?:keystore|truststore)\.(?:key|certificate)/;

/** What such a name says of a secret that is elsewhere, or of how it is treated. */
const aboutSecret =
  /(?:class|file|path|location|url|type|ms|seconds|enabled?|algorithm|iterations)$/;

/**
 * Whether a property's value is a secret: what Kafka defines is one where its type is PASSWORD, whatever
 * listener it is for.
 */
export function isSecret(key: string): boolean {
  const name = key.toLowerCase();
  const property = findProperty(name);
  if (property !== undefined) return property.type === 'PASSWORD';
  return secretName.test(name) && !aboutSecret.test(name);
}
