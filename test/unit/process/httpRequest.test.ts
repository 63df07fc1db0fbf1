import { describe, expect, it } from 'vitest';
import { parseHttpRequest } from '../../../src/process/httpRequest.ts';

const whole = (path: string, method = 'GET') => ({ type: 'whole', method, path });

describe('reads', () => {
  it.each([
    ['GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n', whole('/readyz')],
    ['GET /readyz HTTP/1.0\r\n\r\n', whole('/readyz')],
    ['GET /readyz?verbose HTTP/1.1\r\nHost: a\r\n\r\n', whole('/readyz')],
    ['HEAD /livez HTTP/1.1\nHost: a\n\n', whole('/livez', 'HEAD')],
    ['\r\nGET / HTTP/1.1\r\n\r\n', whole('/')],
    ['POST /livez HTTP/1.1\r\nContent-Length: 1\r\n\r\nx', whole('/livez', 'POST')],
    ['OPTIONS * HTTP/1.1\r\n\r\n', whole('*', 'OPTIONS')],
    ['GET http://a/livez HTTP/1.1\r\n\r\n', whole('http://a/livez')],
  ])('%j', (text, request) => {
    expect(parseHttpRequest(text)).toEqual(request);
  });
});

it('waits for the end of the headers, whatever has come of them', () => {
  const text = 'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n';
  for (let length = 0; length < text.length; length++) {
    expect(parseHttpRequest(text.slice(0, length))).toEqual({ type: 'unfinished' });
  }
});

it.each([
  ['imok\r\n\r\n', 400],
  ['GET /readyz\r\n\r\n', 400],
  ['GET /readyz HTTP/2\r\n\r\n', 400],
  ['GET readyz HTTP/1.1\r\n\r\n', 400],
  ['get /readyz HTTP/1.1\r\n\r\n', 400],
  ['GET /a b HTTP/1.1\r\n\r\n', 400],
  [`GET /${'x'.repeat(8192)} HTTP/1.1\r\n\r\n`, 431],
  ['x'.repeat(8193), 431],
])('refuses %.40j with %d', (text, status) => {
  expect(parseHttpRequest(text)).toEqual({ type: 'wrong', status });
});
