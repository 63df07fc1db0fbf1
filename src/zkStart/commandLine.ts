import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { startSettings } from './settings.ts';

/** Flags that come with the name by which the tool is called: the start-zookeeper of older images. */
const flagsOfNames: Readonly<Record<string, readonly string[]>> = {
  'start-zookeeper': ['--generate'],
};

/** What was asked for, by the program's name as much as by its arguments. */
export function expandName(name: string, argv: readonly string[]): string[] {
  return [...(flagsOfNames[name] ?? []), ...argv];
}

/** Whether the configuration shall be written first; what is no boolean is a problem elsewhere. */
export function asksToGenerate(argv: readonly string[], variable: string | undefined): boolean {
  const flag = argv.findLast((word) => /^--generate(?:=|$)/.test(word));
  if (flag !== undefined) return flag !== '--generate=false';
  return variable?.trim().toLowerCase() === 'true';
}

/** `furtherOptions` are zkGenConfig's, which are known only where its work is asked for. */
export function describeLine(furtherOptions: CommandLine['options'] = {}): CommandLine {
  return {
    tool: 'zkStart',
    summary: [
      'Becomes the ZooKeeper server that zkGenConfig configured; with --generate it does the work of',
      'zkGenConfig first, and takes all flags of it. Waits before until the name of its pod leads back',
      'to the pod.\n\n' +
        '  start-foreground  become the server (default)\n' +
        '  status            print the mode of the server that runs\n' +
        "  version           print the version of the server's jars\n" +
        '  print-cmd         print the command that would be run\n\n' +
        'file: the configuration instead of zoo.cfg, in the folder of the configuration, or anywhere\n' +
        'where it is given with a slash',
    ].join(' '),
    operands: '[start-foreground|status|version|print-cmd] [file]',
    maxOperands: 2,
    options: { ...furtherOptions, ...optionsOf(startSettings) },
    exits: {
      [ExitCode.Ok]: 'supervised: stopped as asked',
      [ExitCode.No]: 'status: the server does not answer, or has no quorum',
      [ExitCode.Usage]: 'unknown flag or operand, or a bad value of a flag',
      [ExitCode.Unavailable]:
        'a port of the server is taken; supervised: ended after ZK_MAX_NOT_SERVING',
      [ExitCode.CannotCreate]: '--generate: a file or folder could not be written; none was',
      [ExitCode.Config]: 'no configuration, no jars, or a bad value of a variable',
      [ExitCode.NotExecutable]: 'java is not executable',
      [ExitCode.NotFound]: 'java was not found',
      143: "direct: stopped by SIGTERM; any other code is the server's own",
    },
  };
}
