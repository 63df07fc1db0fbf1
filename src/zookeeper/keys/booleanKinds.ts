import { quote } from '../../tool/parsers.ts';
import { compareVersions, renderVersion, type Version } from '../version.ts';
import type { ValueKind } from './valueKind.ts';

/**
 * A boolean of zoo.cfg: `true` or `false` in any case. Anything else stops a server of `since` or later
 * (QuorumPeerConfig.parseBoolean), and is false to an older one (Boolean.parseBoolean).
 */
function strictSince(since: Version): ValueKind {
  const first = renderVersion(since);
  return {
    shown: 'true, false',
    findProblem: (raw, version) => {
      if (/^(true|false)$/i.test(raw)) return undefined;
      const refused = `ZooKeeper ${first} and later do not start with it`;
      const ignored = `ZooKeeper before ${first} takes it for false`;
      return `expected true or false, got ${quote(raw)} (${choose(since, version, refused, ignored)})`;
    },
  };
}

function choose(since: Version, version: Version | undefined, refused: string, ignored: string) {
  if (version === undefined) return `${refused}; ${ignored}`;
  return compareVersions(version, since) < 0 ? ignored : refused;
}

export const strictBoolean = strictSince([3, 7, 0]);
/** As standaloneEnabled and reconfigEnabled always were. */
export const alwaysStrictBoolean = strictSince([3, 5, 0]);

/** A boolean system property: `true` in any case is true, and all else is false. */
export const boolean: ValueKind = {
  shown: 'true, false',
  findProblem: (raw) =>
    /^(true|false)$/i.test(raw)
      ? undefined
      : `expected true or false, got ${quote(raw)} (ZooKeeper takes it for false)`,
};

/** A boolean that is read letter by letter, so that `True` is something else. */
function exact(otherwise: boolean): ValueKind {
  return {
    shown: 'true, false (lower case)',
    findProblem: (raw) =>
      raw === 'true' || raw === 'false'
        ? undefined
        : `expected true or false in lower case, got ${quote(raw)} (ZooKeeper takes it for ${otherwise})`,
  };
}

/** On where it says exactly `true`. */
export const onIfTrue = exact(false);
/** Off where it says exactly `false`. */
export const onUnlessFalse = exact(true);
