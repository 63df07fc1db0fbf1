import { once } from '../../tool/once.ts';
import { keyNames } from './keys.ts';

const bySound = once(
  (): ReadonlyMap<string, string> => new Map(keyNames().map((name) => [levelOut(name), name])),
);

/**
 * The key that the `<key>` of a variable `ZK_CFG_<key>` means. A variable's name has no dots and no dashes,
 * hence `.`, `_` and `-` count as equal: `autopurge_purgeInterval` is `autopurge.purgeInterval`, and
 * `fips_mode` is `fips-mode`. Case counts. What is not known gets dots: `server_4` is `server.4`.
 */
export function resolveKeyName(spelled: string): string {
  return bySound().get(levelOut(spelled)) ?? spelled.replaceAll('_', '.');
}

function levelOut(name: string): string {
  return name.replaceAll(/[_-]/g, '.');
}
