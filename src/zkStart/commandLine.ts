import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { type Parsed, reject } from '../tool/parsed.ts';
import { parseChoice } from '../tool/parsers.ts';
import { startSettings } from './settings.ts';

export const commandLine: CommandLine = {
  tool: 'zkStart',
  summary:
    'Becomes the ZooKeeper server that zkGenConfig configured. ' +
    'Waits before until the name of its pod leads back to the pod.\n\n' +
    '  start-foreground  become the server (default)\n' +
    '  status            print the mode of the server that runs\n' +
    "  version           print the version of the server's jars\n" +
    '  print-cmd         print the command that would be run',
  operands: '[start-foreground|status|version|print-cmd]',
  maxOperands: 1,
  options: optionsOf(startSettings),
  exits: {
    [ExitCode.No]: 'status: the server has no quorum',
    [ExitCode.Usage]: 'unknown flag or operand, or a bad value of a flag',
    [ExitCode.Unavailable]: 'a port of the server is taken; status: no answer',
    [ExitCode.Config]: 'no configuration, no jars, or a bad value of a variable',
    [ExitCode.NotExecutable]: 'java is not executable',
    [ExitCode.NotFound]: 'java was not found',
    143: "stopped by SIGTERM; any other code is the server's own",
  },
};

const inBackground = new Set(['start', 'stop', 'restart']);

/** The verbs of zkServer.sh that have a meaning in a container, where the server is the main process. */
export function parseVerb(raw: string) {
  return inBackground.has(raw) ? rejectBackground(raw) : parseKnown(raw);
}

const parseKnown = parseChoice('start-foreground', 'status', 'version', 'print-cmd');

function rejectBackground(verb: string): Parsed<never> {
  return reject(
    `${verb}: a server in a container runs in the foreground, and ends with it (use start-foreground, or delete the pod)`,
  );
}
