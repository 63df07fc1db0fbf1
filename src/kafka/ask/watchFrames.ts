import type { Socket } from 'node:net';
import { renderBytes } from '../../tool/units.ts';

/** Far more than a broker says of a hundred thousand partitions. */
const maxAnswerBytes = 64 * 1024 * 1024;
const lengthBytes = 4;
/** Of the correlation id, which every answer begins with. */
const minAnswerBytes = 4;

/**
 * Breaks a connection whose other end announces an answer that no broker gives, before it is waited for and
 * kept: what speaks TLS, HTTP or anything else there looks like that.
 */
export function watchFrames(socket: Socket): void {
  let head = Buffer.alloc(0);
  let restBytes = 0;
  socket.on('data', (chunk: Buffer) => {
    let at = 0;
    while (at < chunk.length) {
      if (restBytes > 0) {
        const passed = Math.min(restBytes, chunk.length - at);
        restBytes -= passed;
        at += passed;
        continue;
      }
      const wanted = lengthBytes - head.length;
      head = Buffer.concat([head, chunk.subarray(at, at + wanted)]);
      at += wanted;
      if (head.length < lengthBytes) return;
      const length = head.readInt32BE();
      head = Buffer.alloc(0);
      if (length < minAnswerBytes || length > maxAnswerBytes) {
        const size = length < minAnswerBytes ? `${length} bytes` : renderBytes(length);
        socket.destroy(new Error(`no answer of Kafka's: it announces ${size}`));
        return;
      }
      restBytes = length;
    }
  });
}
