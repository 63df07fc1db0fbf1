import { ExitCode } from './exitCode.ts';

/** What each code tells the operator; help texts and the README say it in the same words. */
export const exitMeanings = {
  [ExitCode.Ok]: 'done; healthy',
  [ExitCode.No]: 'the server answered, and the answer is no; a check found a difference',
  [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
  [ExitCode.Unavailable]: 'no answer: refused, reset, or too late; a port that is taken',
  [ExitCode.Internal]: 'a bug of ours, with a stack trace: please report it',
  [ExitCode.CannotCreate]: 'a file or folder could not be written',
  [ExitCode.Config]:
    'a variable or file has a bad value, or environment and volume contradict each other',
  [ExitCode.NotExecutable]: "the server's program is not executable",
  [ExitCode.NotFound]: "the server's program was not found",
} as const satisfies Readonly<Record<number, string>>;
