import type { Exchange } from './exchange.ts';

/**
 * What a listener understands, asked in a way that every listener does, that of a controller and one that
 * wants a login as well (ApiVersions version 0, Kafka 0.10 to 4.3). Gives how many kinds of requests that are.
 */
export const apiVersions: Exchange<number> = {
  name: 'ApiVersions',
  apiKey: 18,
  apiVersion: 0,
  isFlexible: false,
  request: new Uint8Array(),
  read: ({ int16, list }) => {
    int16(); // the version is one that is always understood
    return list(() => [int16(), int16(), int16()]).length;
  },
};
