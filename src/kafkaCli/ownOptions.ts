/**
 * What of the broker's options of the JVM is another JVM's in the container as well: properties, as those of a
 * login or of a trust store. Its heap, its ports for JMX and debuggers, and its agents are its own.
 */
export function withoutBrokersOwn(options: readonly string[]): string[] {
  return options.filter(
    (option) => option.startsWith('-D') && !option.startsWith('-Dcom.sun.management.'),
  );
}
