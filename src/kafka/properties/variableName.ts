/** What every variable begins with that sets a property. */
export const variablePrefix = 'KAFKA_';

/** As the image of Bitnami has them. */
const bitnamiPrefix = `${variablePrefix}CFG_`;

// The only property that is not all in lower case.
const spelledOtherwise = new Map([
  ['zookeeper.client.cnxn.socket', 'zookeeper.clientCnxnSocket'],
  ['zookeeper.clientcnxnsocket', 'zookeeper.clientCnxnSocket'],
]);

/**
 * `KAFKA_LOG_DIRS` is `log.dirs`: `_` stands for a dot, `__` for an underscore, `___` for a dash, as in the
 * images of Apache and of Confluent; of four and more, and of those at either end, the dots are taken
 * from the left as in Apache's (KafkaDockerWrapper). In `KAFKA_CFG_LOG_DIRS` every `_` is a dot, but for
 * those in sasl_ssl and sasl_plaintext.
 */
export function propertyKeyOf(name: string): string {
  const key = name.startsWith(bitnamiPrefix)
    ? dotted(name.slice(bitnamiPrefix.length))
        .replaceAll('sasl.ssl', 'sasl_ssl')
        .replaceAll('sasl.plaintext', 'sasl_plaintext')
    : dotted(name.slice(variablePrefix.length)).replaceAll('...', '-').replaceAll('..', '_');
  return spelledOtherwise.get(key) ?? key;
}

function dotted(name: string): string {
  return name.toLowerCase().replaceAll('_', '.');
}

/** The variable that sets a property. */
export function variableOf(key: string): string {
  const name = key.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_');
  return `${variablePrefix}${name.toUpperCase()}`;
}
