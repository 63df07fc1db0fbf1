import type { Issue } from '../../tool/settings.ts';

/** What volume and pod say of a start, before there is a JVM. */
export interface Preflight {
  /** Each of them stops the start. */
  readonly refusals: readonly Issue[];
  /** Said, and started all the same. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  /** A `note` says what will happen, a `warning` what to change. */
  readonly type: 'warning' | 'note';
  /** The operator's name for what it is about: a variable, a path. */
  readonly subject: string;
  /** One line, with what to do. */
  readonly text: string;
}

/** As it is said: `warning: /tmp/kafka-logs: …`. */
export function renderFinding({ type, subject, text }: Finding): string {
  return `${type === 'warning' ? 'warning: ' : ''}${subject}: ${text}`;
}
