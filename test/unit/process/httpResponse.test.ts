import { expect, it } from 'vitest';
import { parseHttpReply } from '../../../src/process/httpReply.ts';
import { renderHttpResponse } from '../../../src/process/httpResponse.ts';
import { textPage } from '../../../src/process/page.ts';

const now = new Date(Date.UTC(2026, 10, 25, 9, 5, 7));

it('is what the probes of this project read', () => {
  const text = renderHttpResponse(textPage(503, 'läuft nicht'), 'GET', now);
  expect(parseHttpReply(text)).toEqual({ status: 503, body: 'läuft nicht\n' });
});

it('says the length in bytes, when it was, and that nothing follows', () => {
  expect(renderHttpResponse(textPage(200, 'ä'), 'GET', now).split('\r\n')).toEqual([
    'HTTP/1.1 200 OK',
    'content-type: text/plain; charset=utf-8',
    'content-length: 3',
    'date: Wed, 25 Nov 2026 09:05:07 GMT',
    'connection: close',
    '',
    'ä\n',
  ]);
});

it('has the length of the body that HEAD does not get', () => {
  const text = renderHttpResponse(textPage(200, 'yes'), 'HEAD', now);
  expect(text).toContain('content-length: 4\r\n');
  expect(text.endsWith('\r\n\r\n')).toBe(true);
});

it('names the methods that are answered where another one was used', () => {
  expect(renderHttpResponse(textPage(405, 'no'), 'POST', now)).toContain(
    '\r\nallow: GET, HEAD\r\n',
  );
});
