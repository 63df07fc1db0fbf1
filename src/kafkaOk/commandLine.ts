import { probeSettings } from '../kafka/settings/healthSettings.ts';
import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { parseChoice } from '../tool/parsers.ts';

export const commandLine: CommandLine = {
  tool: 'kafkaOk',
  summary:
    'Asks the supervisor of this pod, kafkaStart, whether its broker is well.\n\n' +
    '  live   the broker runs; nothing of other pods counts (liveness)\n' +
    '  ready  the broker is registered with its cluster, and was not asked to stop (readiness, startup)\n\n' +
    'Without an operand: ready.',
  operands: '[live|ready]',
  maxOperands: 1,
  options: optionsOf(probeSettings),
  exits: {
    [ExitCode.Ok]: 'yes',
    [ExitCode.No]: 'no; the reason is on standard error',
    [ExitCode.Usage]: 'unknown flag or operand, or a bad value of a flag',
    [ExitCode.Unavailable]: 'no answer: refused, or too late',
    [ExitCode.Config]: 'a bad value of a variable',
  },
};

/** Which question the operand asks. */
export const parseProbe = parseChoice('live', 'ready');
