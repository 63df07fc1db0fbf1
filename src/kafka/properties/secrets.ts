import { namesSecret } from '../../java/secretOption.ts';
import { findProperty } from './knownProperties.ts';

/**
 * Whether a property's value is a secret: what Kafka defines is one where its type is PASSWORD, whatever
 * listener it is for; of a key that it does not define, such as a plugin's, the name decides.
 */
export function isSecret(key: string): boolean {
  const property = findProperty(key.toLowerCase());
  return property === undefined ? namesSecret(key) : property.type === 'PASSWORD';
}
