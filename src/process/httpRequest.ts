/** The beginning of an HTTP request, as far as it has come. */
export type HttpRequest =
  | { readonly type: 'whole'; readonly method: string; readonly path: string }
  | { readonly type: 'unfinished' }
  | { readonly type: 'wrong'; readonly status: 400 | 431 };

/** What a request may have in front of its body; a probe's has some 100 bytes. */
const maxLength = 8192;

/**
 * Reads the request line of HTTP/1.0 or 1.1 once all headers have come (RFC 9112, 2.1 and 3). No header
 * changes an answer: each connection is closed behind its first one.
 */
export function parseHttpRequest(text: string): HttpRequest {
  const end = /\r?\n\r?\n/.exec(text);
  if ((end?.index ?? text.length) > maxLength) return { type: 'wrong', status: 431 };
  if (end === null) return { type: 'unfinished' };
  const [, method, target] =
    /^(?:\r?\n)?([A-Z]+) (\/[^\s]*|\*|[a-z]+:\/\/[^\s]*) HTTP\/1\.[01]\r?\n/.exec(text) ?? [];
  if (method === undefined || target === undefined) return { type: 'wrong', status: 400 };
  const [path = ''] = target.split('?');
  return { type: 'whole', method, path };
}
