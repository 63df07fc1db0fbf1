import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

/** A server is there and speaks TLS, and one end does not trust the other. */
export class TlsRefusal extends ToolError {
  readonly reason: string;

  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(ExitCode.Unavailable, [`${place}: ${reason}`], options);
    this.reason = reason;
  }
}
