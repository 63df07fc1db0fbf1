import type { Exchange } from './exchange.ts';

/** The versions of one kind of request that a listener understands. */
export interface Versions {
  readonly min: number;
  readonly max: number;
}

/**
 * What a listener understands, asked in a way that every listener does, that of a controller and one that
 * wants a login as well (ApiVersions version 0, Kafka 0.10 to 4.3). Gives the versions by the key of a request.
 */
export const apiVersions: Exchange<ReadonlyMap<number, Versions>> = {
  name: 'ApiVersions',
  apiKey: 18,
  apiVersion: 0,
  isFlexible: false,
  request: new Uint8Array(),
  read: ({ int16, list }) => {
    int16(); // the version is one that is always understood
    return new Map(list(() => [int16(), { min: int16(), max: int16() }] as const));
  },
};

/** Whether a listener understands this very request. */
export function understands(
  versions: ReadonlyMap<number, Versions>,
  { apiKey, apiVersion }: Pick<Exchange<unknown>, 'apiKey' | 'apiVersion'>,
): boolean {
  const { min, max } = versions.get(apiKey) ?? { min: 0, max: -1 };
  return min <= apiVersion && apiVersion <= max;
}
