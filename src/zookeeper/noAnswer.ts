import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

/** A server that did not answer, and why. */
export class NoAnswer extends ToolError {
  readonly reason: string;

  /** `place` is where it was asked, such as `127.0.0.1:2181`. */
  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(ExitCode.Unavailable, [`${place}: ${reason}`], options);
    this.reason = reason;
  }
}

/** It is there and speaks TLS, and one end does not trust the other. */
export class TlsRefusal extends NoAnswer {}
