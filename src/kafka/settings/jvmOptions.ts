import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Setting } from '../../tool/settings.ts';

/** Words between blanks: the stock scripts know no quoting here. */
export function parseOptions(raw: string): Parsed<readonly string[]> {
  return accept(splitOptions(raw));
}

/** Options of the JVM; none where they are not given. */
export function options(name: string, doc: string): Setting<readonly string[]> {
  return { name, doc, fallback: [], parse: parseOptions };
}

/** Options of the JVM that stand in the place of others, where they are given. */
export function insteadOptions(
  name: string,
  doc: string,
  shown?: string,
): Setting<readonly string[] | undefined> {
  return optional({ name, doc, ...(shown === undefined ? {} : { shown }), parse: parseOptions });
}

/** What EXTRA_ARGS of kafka-server-start.sh says: flags of kafka-run-class.sh, then options of the JVM. */
export interface ExtraArgs {
  /** `-name`: what the GC log file is called after. */
  readonly name: string | undefined;
  /** `-loggc`: a GC log file, unless KAFKA_GC_LOG_OPTS says otherwise. */
  readonly logsGc: boolean;
  readonly options: readonly string[];
}

export const noExtraArgs: ExtraArgs = { name: undefined, logsGc: false, options: [] };

/** Reads EXTRA_ARGS as kafka-run-class.sh does: its own flags come first. */
export function parseExtraArgs(raw: string): Parsed<ExtraArgs> {
  const words = splitOptions(raw);
  let { name, logsGc } = noExtraArgs;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === '-daemon') {
      return reject(
        '-daemon would leave the container without its main process (leave it out: a container runs its server in the foreground)',
      );
    }
    if (word === '-name') {
      name = words[++index];
      if (name === undefined) return reject('-name: expected a name behind it, as in kafkaServer');
    } else if (word === '-loggc') {
      logsGc = true;
    } else {
      return accept({ name, logsGc, options: words.slice(index) });
    }
  }
  return accept({ name, logsGc, options: [] });
}

function splitOptions(raw: string): string[] {
  return raw.split(/\s+/).filter((word) => word !== '');
}
