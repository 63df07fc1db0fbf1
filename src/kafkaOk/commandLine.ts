import { probeSettings } from '../kafka/settings/healthSettings.ts';
import { generatedPlaceSettings } from '../kafka/settings/placeSettings.ts';
import { type Arguments, type CommandLine, isOn, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { accept, type Parsed } from '../tool/parsed.ts';
import type { Flags } from '../tool/settings.ts';
import { readWait, waitOption } from '../tool/waitOption.ts';
import { parseWord } from '../tool/wordChoice.ts';

export const commandLine: CommandLine = {
  tool: 'kafkaOk',
  summary:
    'Asks the supervisor of this pod, kafkaStart, whether its broker is well.\n' +
    'After kafkaStart --exec there is no supervisor, and the broker itself is asked.\n\n' +
    '  live       the broker runs; nothing of other pods counts (liveness)\n' +
    '  startup    the broker has started (startup)\n' +
    '  ready      the broker is registered, its replicas were in sync once since its start, and it was\n' +
    '             not asked to stop; after kafkaStart --exec: it is registered (readiness)\n' +
    '  stoppable  no partition and no quorum needs this one just now (preStop)\n\n' +
    'Without an operand: ready.',
  operands: '[live|ready|startup|stoppable]',
  maxOperands: 1,
  options: {
    ...optionsOf(probeSettings),
    ...optionsOf(generatedPlaceSettings),
    wait: waitOption,
    direct: { doc: 'Ask the broker itself, also beside a supervisor', type: 'switch' },
    json: { doc: 'Say on standard output what was asked and found, as one object', type: 'switch' },
  },
  exits: {
    [ExitCode.Ok]: 'yes',
    [ExitCode.No]: 'no; the reason is on standard error',
    [ExitCode.Usage]: 'unknown flag or operand, or a bad value of a flag',
    [ExitCode.Unavailable]: 'no answer: refused, closed, or too late',
    [ExitCode.Config]: 'a bad value of a variable, or a file that is missing or wrong',
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
  readonly isDirect: boolean;
  readonly isJson: boolean;
}

export function parseQuestion({ operands, flags }: Arguments): Parsed<Question> {
  const probe = parseWord(...probes)(operands[0] ?? 'ready');
  if (!probe.ok) return probe;
  const waitMs = readWait(flags, probe.value);
  if (!waitMs.ok) return waitMs;
  const [isDirect, isJson] = [isOn(flags, 'direct'), isOn(flags, 'json')];
  return accept({ probe: probe.value, flags, waitMs: waitMs.value, isDirect, isJson });
}
