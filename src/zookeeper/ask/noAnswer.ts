import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import { type Place, renderPlace } from '../../pod/place.ts';

/** Where a server was asked, and by what. */
interface Asked extends Place {
  readonly tls?: unknown;
}

/** A server that did not answer, and why. */
export class NoAnswer extends ToolError {
  readonly place: Asked;
  readonly reason: string;
  /** Whether it closed the connection without a word. */
  readonly isClosed: boolean;

  constructor(
    place: Asked,
    reason: string,
    { isClosed = false, ...options }: NoAnswerOptions = {},
  ) {
    super(ExitCode.Unavailable, [`${renderPlace(place)}: ${reason}`], options);
    this.place = place;
    this.reason = reason;
    this.isClosed = isClosed;
  }
}

interface NoAnswerOptions extends ErrorOptions {
  readonly isClosed?: boolean;
}

/** It is there and speaks TLS, and one end does not trust the other. */
export class TlsRefusal extends NoAnswer {}
