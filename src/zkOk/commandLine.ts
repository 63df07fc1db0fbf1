import { type Arguments, type CommandLine, isOn, optionsOf } from '../tool/commandLine.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import type { Flags } from '../tool/settings.ts';
import { readWait, waitOption } from '../tool/waitOption.ts';
import { parseWord } from '../tool/wordChoice.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';
import { peerSettings } from '../zookeeper/settings/peerSettings.ts';
import { secureClientSettings } from '../zookeeper/settings/secureClientSettings.ts';

export const commandLine: CommandLine = {
  tool: 'zkOk',
  summary:
    'Asks the ZooKeeper server of this pod whether it is well, in one exchange.\n\n' +
    '  live       the process answers; a member without quorum is alive (liveness)\n' +
    '  ready      the member serves: leader, follower, observer or standalone (readiness)\n' +
    '  startup    the process answers, whatever it says (startup)\n' +
    '  stoppable  the other members have a quorum without this one (preStop)\n\n' +
    'Without an operand: live. A number is the port.',
  operands: '[live|ready|startup|stoppable]',
  maxOperands: 2,
  options: {
    ...optionsOf(secureClientSettings),
    ...optionsOf(clientSettings),
    ...optionsOf(peerSettings),
    'allow-read-only': {
      doc: 'ready: also a member that serves only read-only clients, having no quorum',
      type: 'switch',
    },
    wait: waitOption,
    json: { doc: 'Say on standard output what was asked and found, as one object', type: 'switch' },
  },
  exits: {
    0: 'yes',
    1: 'no: the server answered, and is not well, or is needed; the reason is on standard error',
    64: 'unknown flag or operand, or a bad value of a flag',
    69: 'no answer: refused, closed, or too late',
    78: 'a bad value of a variable, or a file that is missing or wrong',
  },
};

const probes = ['live', 'ready', 'startup', 'stoppable'] as const;
export type Probe = (typeof probes)[number];

/** What the command line asks. */
export interface Question {
  readonly probe: Probe;
  readonly flags: Flags;
  /** How long `stoppable` asks again, in milliseconds. */
  readonly waitMs: number;
}

/** Which question the arguments ask; none means `live`, and a number is a port, as for zookeeper-ready. */
export function parseQuestion({ operands, flags }: Arguments): Parsed<Question> {
  const ports = operands.filter((operand) => /^\d+$/.test(operand));
  const words = operands.filter((operand) => !ports.includes(operand));
  if (ports.length > 1 || words.length > 1) {
    return reject(`expected one question and one port at most, got ${operands.join(' ')}`);
  }
  const [word = 'live'] = words;
  const probe = parseWord(...probes)(word);
  if (!probe.ok) return probe;
  const waitMs = readWait(flags, probe.value);
  if (!waitMs.ok) return waitMs;
  if (isOn(flags, 'allow-read-only') && probe.value === 'stoppable') {
    return reject('--allow-read-only: only ready takes it, not stoppable');
  }
  const withPort = ports.length === 0 ? flags : { ...flags, port: ports };
  return accept({ probe: probe.value, flags: withPort, waitMs: waitMs.value });
}
