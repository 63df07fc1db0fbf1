import { renderBytes } from '../../tool/units.ts';

/** Far more than a broker says of a hundred thousand partitions. */
const maxAnswerBytes = 64 * 1024 * 1024;
const lengthBytes = 4;
/** Of the correlation id, which every answer begins with. */
const minAnswerBytes = 4;

/**
 * Looks at what comes over a connection, piece by piece, and gives what is wrong with the length that an
 * answer announces, before it is waited for and kept: what speaks TLS, HTTP or anything else there looks
 * like that.
 */
export function watchLengths(): (chunk: Buffer) => string | undefined {
  let head = Buffer.alloc(0);
  let restBytes = 0;
  return (chunk) => {
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
      if (head.length < lengthBytes) return undefined;
      const length = head.readInt32BE();
      head = Buffer.alloc(0);
      if (length < minAnswerBytes || length > maxAnswerBytes) {
        const size = length < minAnswerBytes ? `${length} bytes` : renderBytes(length);
        return `no answer of Kafka's: it announces ${size}`;
      }
      restBytes = length;
    }
    return undefined;
  };
}
