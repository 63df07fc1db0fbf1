/** What a probe needs of an HTTP answer. */
export interface HttpReply {
  readonly status: number;
  readonly body: string;
}

/** Reads an answer that was closed at its end; undefined where it is none. */
export function parseHttpReply(text: string): HttpReply | undefined {
  const [, status, body] = /^HTTP\/1\.[01] (\d{3})\b[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
  if (status === undefined || body === undefined) return undefined;
  return { status: Number(status), body };
}
