// Downloads a file at a limited rate, and says on a line of its own that it has begun; then, as JSON, how much came,
// how much was to come, and its SHA-256.
//   downloadSlowly.mts URL BYTES_PER_SECOND
import { createHash } from 'node:crypto';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [url = '', rate = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const response = await new Promise<IncomingMessage>((resolve, reject) => {
  get(url, { agent }, resolve).on('error', reject);
});
process.stdout.write('begun\n');
const began = performance.now();
const hash = createHash('sha256');
const wanted = Number(response.headers['content-length']);
let bytes = 0;
let failure: string | undefined;
try {
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    hash.update(part);
    const ahead = (bytes / Number(rate)) * 1000 - (performance.now() - began);
    if (ahead > 0) await sleep(ahead);
  }
} catch (error) {
  failure = String(error);
}
const at = Date.now();
process.stdout.write(
  `${JSON.stringify({ bytes, wanted, at, failure, sha256: hash.digest('hex') })}\n`,
);
agent.destroy();
