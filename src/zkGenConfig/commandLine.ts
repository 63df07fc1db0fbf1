import { type CommandLine, isOn, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { exitMeanings } from '../tool/exitMeanings.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import type { Flags } from '../tool/settings.ts';
import { zkSettings } from '../zookeeper/settings/settings.ts';

export const commandLine: CommandLine = {
  tool: 'zkGenConfig',
  summary:
    "Writes a ZooKeeper member's configuration and its myid, from the environment and the pod's name.",
  operands: '',
  maxOperands: 0,
  // Made where an argument is read, and a container mostly has none.
  get options(): CommandLine['options'] {
    return {
      'dry-run': { doc: 'Print every file and write none', type: 'switch' },
      check: {
        doc: 'Print what a run would change and write nothing; 1 if anything',
        type: 'switch',
      },
      json: {
        doc: 'Print one JSON object, of a refused run too: ok, exitCode, myid, host, problems, warnings, files and folders with path and state (written, unchanged, missing or differs)',
        type: 'switch',
      },
      ...optionsOf(zkSettings),
    };
  },
  exits: {
    [ExitCode.Ok]: 'every file is as it shall be',
    [ExitCode.No]: '--check found a difference',
    [ExitCode.Usage]: exitMeanings[ExitCode.Usage],
    [ExitCode.CannotCreate]: `${exitMeanings[ExitCode.CannotCreate]}; none was`,
    [ExitCode.Config]: `${exitMeanings[ExitCode.Config]}; nothing was written`,
  },
};

/** What a run does with its plan. */
export type Mode = 'write' | 'dryRun' | 'check';

export function chooseMode(flags: Flags): Parsed<Mode> {
  const [dryRun, check] = [isOn(flags, 'dry-run'), isOn(flags, 'check')];
  if (dryRun && check) return reject('--check: cannot go with --dry-run (give one of them)');
  if (check) return accept('check');
  return accept(dryRun ? 'dryRun' : 'write');
}
