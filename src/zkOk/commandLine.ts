import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { parseChoice } from '../tool/parsers.ts';
import { clientSettings } from '../zookeeper/clientSettings.ts';
import { secureClientSettings } from '../zookeeper/secureClientSettings.ts';

export const commandLine: CommandLine = {
  tool: 'zkOk',
  summary:
    'Asks the ZooKeeper server of this pod whether it is well, in one exchange.\n\n' +
    '  live   the process answers; a member without quorum is alive (liveness, startup)\n' +
    '  ready  the member serves: leader, follower, observer or standalone (readiness)\n\n' +
    'Without an operand: live.',
  operands: '[live|ready]',
  maxOperands: 1,
  options: { ...optionsOf(secureClientSettings), ...optionsOf(clientSettings) },
  exits: {
    0: 'yes',
    1: 'no: the server answered, and is not well; the reason is on standard error',
    64: 'unknown flag or operand, or a bad value of a flag',
    69: 'no answer: refused, closed, or too late',
    78: 'a bad value of a variable',
  },
};

/** Which question the operands ask; none means `live`. */
export const parseProbe = parseChoice('live', 'ready');
