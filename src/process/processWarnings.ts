/** What can be seen of this process that may hurt later. */
export interface ProcessFacts {
  /** The shell that is process 1, waits for this process, and keeps SIGTERM to itself. */
  readonly deafShell: string | undefined;
  /** None where there is no limit. */
  readonly maxOpenFiles: number | undefined;
}

interface OpenFileNeeds {
  /** Open files below which a server soon has too few. */
  readonly fewOpenFiles: number;
  /** What takes them: `each connection takes one`. */
  readonly openFilesUse: string;
}

export function findDeafWarnings({ deafShell }: ProcessFacts, tool: string): string[] {
  if (deafShell === undefined) return [];
  return [
    `process 1 is ${deafShell}, which keeps SIGTERM to itself: a stop will take the whole grace period and end by SIGKILL (write exec before ${tool}, or call it without a shell)`,
  ];
}

export function findOpenFileWarnings(
  { maxOpenFiles }: ProcessFacts,
  needs: OpenFileNeeds,
): string[] {
  const { fewOpenFiles, openFilesUse } = needs;
  if (maxOpenFiles === undefined || maxOpenFiles >= fewOpenFiles) return [];
  return [
    `open files: ${maxOpenFiles} at most, and ${openFilesUse} (raise the limit of the container runtime, nofile)`,
  ];
}
