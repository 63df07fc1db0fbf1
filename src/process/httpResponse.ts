import type { Page } from './page.ts';

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** An answer as HTTP/1.1 sends it, the last one of its connection; that to HEAD is without the body. */
export function renderHttpResponse(
  { status, type, body }: Page,
  method: string,
  now: Date,
): string {
  const lines = [
    `HTTP/1.1 ${status} ${reasons[status] ?? ''}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `date: ${now.toUTCString()}`,
    'connection: close',
    ...(status === 405 ? ['allow: GET, HEAD'] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : body}`;
}
