const shownLines = 20;

/** A server that did not do as it should, with what it printed last. */
export class ServerProblem extends Error {
  readonly logPath: string;
  readonly lastLines: readonly string[];

  constructor(message: string, logPath: string, log: string) {
    super(message);
    this.name = 'ServerProblem';
    this.logPath = logPath;
    this.lastLines = log.trimEnd().split('\n').slice(-shownLines);
  }
}
