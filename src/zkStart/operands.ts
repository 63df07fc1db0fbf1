import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';

const verbs = ['start-foreground', 'status', 'version', 'print-cmd'] as const;

export type Verb = (typeof verbs)[number];

export interface Operands {
  readonly verb: Verb;
  /** The server's configuration as it was given; none for the zoo.cfg that zkGenConfig writes. */
  readonly configFile: string | undefined;
}

/** What zkServer.sh does in the background. */
const inBackground: ReadonlySet<string> = new Set(['start', 'stop', 'restart']);

/** Every verb that is understood, if only to refuse it. */
export const ownWords: readonly string[] = [...verbs, ...inBackground];

/**
 * Reads `[verb] [file]`, as zkServer.sh takes them (3.4 to 3.9), or `file` alone, as Kafka's
 * zookeeper-server-start.sh does.
 */
export function parseOperands([first, second]: readonly string[]): Parsed<Operands> {
  if (first === undefined) return accept({ verb: 'start-foreground', configFile: undefined });
  if (second === undefined && /\/|\.(cfg|properties)$/.test(first)) {
    return accept({ verb: 'start-foreground', configFile: first });
  }
  if (inBackground.has(first)) return rejectBackground(first);
  const verb = verbs.find((known) => known === first);
  return verb === undefined
    ? reject(`expected one of ${verbs.join(', ')}, or a program on the PATH, got ${quote(first)}`)
    : accept({ verb, configFile: second });
}

function rejectBackground(verb: string): Parsed<never> {
  return reject(
    `${verb}: a server in a container runs in the foreground, and ends with it (use start-foreground, or delete the pod)`,
  );
}
