import { renderProperties } from './properties.ts';
import { generatedMark } from './generatedMark.ts';

/**
 * Security properties for `-Djava.security.properties=`. A pod comes back with a new address under its
 * old name: the JVM would believe the old address for 30 s, and a missing one for 10 s. No `-D` can
 * set these (java.security of the JDK, networkaddress.cache).
 */
export function renderJavaSecurity(): string {
  return `${generatedMark}\n${renderProperties([
    ['networkaddress.cache.ttl', '1'],
    ['networkaddress.cache.negative.ttl', '0'],
  ])}`;
}
