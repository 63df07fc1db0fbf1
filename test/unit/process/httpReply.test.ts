import { expect, it } from 'vitest';
import { parseHttpReply } from '../../../src/process/httpReply.ts';

it.each([
  ['HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nyes\n', { status: 200, body: 'yes\n' }],
  ['HTTP/1.0 503 Service Unavailable\r\n\r\nno\r\n\r\nno', { status: 503, body: 'no\r\n\r\nno' }],
  ['HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '' }],
  ['', undefined],
  ['HTTP/1.1 200 OK\r\nconnection: close\r\n', undefined],
  ['imok', undefined],
])('reads %j', (text, reply) => {
  expect(parseHttpReply(text)).toEqual(reply);
});
