/**
 * What every tool exits with. The numbers are those of BSD's sysexits.h, clear of what a JVM
 * exits with itself (1, 3, 130, 137, 143), and of a shell's 126 and 127.
 */
export const ExitCode = {
  /** Done; healthy. */
  Ok: 0,
  /** The server answered, and the answer is no; a check found a difference. */
  No: 1,
  /** Unknown flag, or a bad value of a flag. */
  Usage: 64,
  /** No answer: refused, reset, or too late. */
  Unavailable: 69,
  /** A bug of ours; the only case with a stack trace. */
  Internal: 70,
  /** A file or folder could not be written. */
  CannotCreate: 73,
  /** A variable or file has a bad value, or environment and volume contradict each other. */
  Config: 78,
  /** The server's program is not executable. */
  NotExecutable: 126,
  /** The server's program was not found. */
  NotFound: 127,
} as const;
