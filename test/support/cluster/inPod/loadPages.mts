// Asks a page again and again, until its standard input ends; prints how often each second, and in the end as JSON
// what came of it.
//   loadPages.mts URL WORKERS PAUSE_MS: as many workers once more open a connection for each request
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

interface Failure {
  readonly at: string;
  readonly connection: string;
  readonly why: string;
}

const [url = '', workers = '', pauseMs = ''] = process.argv.slice(2);
const failures: Failure[] = [];
const answers: Record<string, number> = {};
const counts = { kept: 0, fresh: 0, connections: 0 };
let longestMs = 0;
const over = new AbortController();

async function ask(agent: Agent | false): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, timeout: 10_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(text.trim());
        else reject(new Error(`status ${response.statusCode}`));
      });
    });
    request.on('error', reject).on('timeout', () => request.destroy(new Error('no answer')));
    request.on('finish', () => {
      if (!request.reusedSocket) counts.connections += 1;
    });
  });
}

async function work(kind: 'kept' | 'fresh'): Promise<void> {
  const agent = kind === 'kept' ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
  while (!over.signal.aborted) {
    const began = performance.now();
    try {
      const page = await ask(agent);
      answers[page] = (answers[page] ?? 0) + 1;
    } catch (error) {
      const at = new Date().toISOString();
      failures.push({ at, connection: kind, why: String(error) });
    }
    counts[kind] += 1;
    longestMs = Math.max(longestMs, performance.now() - began);
    await sleep(Number(pauseMs));
  }
  if (agent !== false) agent.destroy();
}

process.stdin.resume().on('end', () => {
  over.abort();
});
const telling = setInterval(() => {
  process.stdout.write(`${counts.kept + counts.fresh}\n`);
}, 1000);
const all = Array.from({ length: Number(workers) }, () => [work('kept'), work('fresh')]);
await Promise.all(all.flat());
clearInterval(telling);
const shownFailures = failures.slice(0, 20);
process.stdout.write(
  `${JSON.stringify({ ...counts, failed: failures.length, longestMs, answers, failures: shownFailures })}\n`,
);
