import type { FileWrite } from '../../files/fileWrite.ts';
import type { Generated } from '../member/generated.ts';

/** What TLS and SASL come to. */
export interface Security {
  /** Keys of zoo.cfg. */
  readonly keys: readonly Generated[];
  /** Key stores and the like, which the keys and flags name. */
  readonly files: readonly FileWrite[];
  readonly jvmFlags: readonly string[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export const noSecurity: Security = {
  keys: [],
  files: [],
  jvmFlags: [],
  problems: [],
  warnings: [],
};

/** All of several parts. */
export function joinSecurity(parts: readonly Security[]): Security {
  return {
    keys: parts.flatMap(({ keys }) => keys),
    files: parts.flatMap(({ files }) => files),
    jvmFlags: parts.flatMap(({ jvmFlags }) => jvmFlags),
    problems: parts.flatMap(({ problems }) => problems),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}
