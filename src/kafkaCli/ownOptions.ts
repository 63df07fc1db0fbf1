/**
 * What of the broker's options of the JVM is another JVM's in the container as well: properties, as those of a
 * login or of a trust store. Its heap, its ports for JMX and debuggers, and its agents are its own.
 */
export function withoutBrokersOwn(options: readonly string[]): string[] {
  return options.filter((option) => isProperty(option));
}

/**
 * The same of a variable that java reads by itself, its quotes left as they are, since java takes them away; nothing
 * where nothing is left: java would tell of an empty one as well.
 */
export function keepProperties(value: string): string | undefined {
  const words = value.match(word) ?? [];
  const kept = words.filter((quoted) => isProperty(quoted.replaceAll(/["']/g, '')));
  return kept.length === 0 ? undefined : kept.join(' ');
}

// Blanks part words, but between quotes; one that is left open is for java to refuse.
const word = /(?:[^\s"']|"[^"]*(?:"|$)|'[^']*(?:'|$))+/g;

function isProperty(option: string): boolean {
  return option.startsWith('-D') && !option.startsWith('-Dcom.sun.management.');
}
