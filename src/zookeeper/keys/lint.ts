import { findNearest } from '../../tool/nearest.ts';
import { renderVersion, type Version } from '../version.ts';
import type { KeyEntry } from './entry.ts';
import { isNewerThan, isRemovedIn, type Key, renderSince } from './key.ts';
import { findKey, keyNames } from './keys.ts';
import { isSecretKey } from './secretKey.ts';
import { findMemberProblems, findMemberWarnings } from './reservedKeys.ts';
import { secret } from './valueKind.ts';

export interface LintRules {
  /** Of the installed server; without it nothing is said of versions. */
  readonly version: Version | undefined;
  /** Whether unknown keys pass, with a warning. */
  readonly allowUnknown: boolean;
}

export interface Findings {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

const prefix = 'zookeeper.';

/**
 * What is wrong or odd with keys for zoo.cfg, each said in one line that begins with the entry's subject.
 * ZooKeeper takes any key: an unknown one becomes a system property that nobody reads.
 */
export function lintEntries(
  entries: readonly KeyEntry[],
  { version, allowUnknown }: LintRules,
): Findings {
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const entry of entries) {
    const key = findKey(entry.key);
    if (key === undefined)
      (allowUnknown ? warnings : problems).push(judgeUnknown(entry, allowUnknown));
    else {
      problems.push(...judgeKnown(entry, key, version));
      if (version !== undefined) warnings.push(...judgeVersion(entry, key, version));
    }
  }
  problems.push(...findMemberProblems(entries));
  warnings.push(...findMemberWarnings(entries));
  return { problems, warnings };
}

function judgeUnknown({ key, subject }: KeyEntry, allowed: boolean): string {
  const meant = findMeant(key);
  const question = meant === undefined ? '' : `did you mean ${meant}? `;
  return allowed
    ? `${subject}: no key that ZooKeeper is known to read (${question}ZK_ALLOW_UNKNOWN_KEYS let it pass)`
    : `${subject}: no key that ZooKeeper is known to read, it would silently do nothing (${question}ZK_ALLOW_UNKNOWN_KEYS=true lets it pass)`;
}

/** The key that was meant by one that is not known: `zookeeper.` is ZooKeeper's to put before it. */
function findMeant(name: string): string | undefined {
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  if (findKey(bare) !== undefined) return bare;
  const lower = bare.toLowerCase();
  return keyNames().find((known) => known.toLowerCase() === lower) ?? findNearest(bare, keyNames());
}

function judgeKnown(entry: KeyEntry, key: Key, version: Version | undefined): string[] {
  const { subject } = entry;
  if (key.place === 'jvm') {
    return [
      `${subject}: zoo.cfg cannot carry ${key.name}, which is a flag of the JVM (remove it, and set ZK_JVM_FLAGS="-D${key.flag}=…")`,
    ];
  }
  if (key.place === 'client') {
    return [
      `${subject}: ${key.name} is for clients, the server does not read it (remove it, and start clients with -D${key.flag}=…)`,
    ];
  }
  // One of a family can be a secret though the family is none.
  const kind = isSecretKey(entry.key) ? secret : key.kind;
  const problem = kind.findProblem(entry.value.trim(), version);
  return problem === undefined ? [] : [`${subject}: ${problem}`];
}

function judgeVersion({ subject, key: name }: KeyEntry, key: Key, version: Version): string[] {
  if (key.place === 'jvm' || key.place === 'client') return [];
  const installed = `ZooKeeper ${renderVersion(version)}`;
  if (isRemovedIn(key, version) && key.until !== undefined) {
    return [
      `${subject}: ${installed} no longer knows ${name}, it silently does nothing (it went with ${renderVersion(key.until)}; remove it)`,
    ];
  }
  if (!isNewerThan(key, version)) return [];
  return [
    `${subject}: ${installed} does not know ${name} yet, it silently does nothing (known since ${renderSince(key)})`,
  ];
}
