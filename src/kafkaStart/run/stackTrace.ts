const mostReasons = 5;

// the frames of a stack, what stands for those that were seen, and log4j's own complaints
const beside = /^(?:\s+at |\s*\.\.\. \d+ (?:more|common frames)|log4j:|SLF4J)/;

/** The lines by which a program of Java says why it ended: the messages of exceptions without their stacks. */
export function findReasons(said: string): string[] {
  return said
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !beside.test(line))
    .map((line) => line.trim().replace(/^Exception in thread "[^"]*" /, ''))
    .slice(-mostReasons);
}
