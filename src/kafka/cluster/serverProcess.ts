import { basename } from 'node:path/posix';

/**
 * Whether a command is java with the Kafka server of this server.properties: not what has started it, as
 * `tini -- java …` and `setpriv --pdeathsig TERM -- java …`, whose words end alike.
 */
export function isServer(command: readonly string[], serverProperties: string): boolean {
  const main = command.indexOf('kafka.Kafka');
  return (
    main > 0 &&
    command[main + 1] === serverProperties &&
    basename(programOf(command.slice(0, main)).at(-1) ?? '') === 'java'
  );
}

/** Whether a command is kafkaStart that stays beside its broker: an init in front of it is none. */
export function isSupervisor([program = '', ...words]: readonly string[]): boolean {
  return (
    basename(program) === 'node' &&
    words.some((word) => /^kafkaStart(?:\.m?js)?$/.test(basename(word)))
  );
}

/** The program, and what it interprets: what comes before the first option. */
function programOf(command: readonly string[]): readonly string[] {
  const option = command.findIndex((word) => word.startsWith('-'));
  return option === -1 ? command : command.slice(0, option);
}
