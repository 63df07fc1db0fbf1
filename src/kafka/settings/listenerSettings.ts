import { accept, reject } from '../../tool/parsed.ts';
import { parseText, quote } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** How clients outside of the cluster reach the broker of each pod. */
export const listenerSettings = {
  externalAddresses: optional({
    name: 'KAFKA_EXTERNAL_ADDRESSES',
    doc: 'Addresses that clients outside of the cluster reach the brokers by: one host:port for each ordinal, separated by commas, or one for all with placeholders, as node.example.com:{32400+ordinal}',
    parse: parseText,
  }),
  externalListener: {
    name: 'KAFKA_EXTERNAL_LISTENER',
    doc: 'Listener that KAFKA_EXTERNAL_ADDRESSES is advertised for',
    fallback: 'EXTERNAL',
    parse: (raw: string) =>
      /^[\w.-]+$/.test(raw)
        ? accept(raw.toUpperCase())
        : reject(`expected the name of a listener, such as EXTERNAL, got ${quote(raw)}`),
  },
} satisfies Spec;
