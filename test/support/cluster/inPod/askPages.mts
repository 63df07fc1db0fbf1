// Prints the status and the first line of each page, each over a connection of its own. A pod that has just come may
// not have its name yet: a minute for each.
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

async function ask(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, signal: AbortSignal.timeout(5000) };
    const request = get(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject).on('end', () => {
        resolve(`${response.statusCode} ${text.split('\n')[0]}`);
      });
    });
    request.on('error', reject);
  });
}

async function askUntil(url: string, deadline: number): Promise<string> {
  for (;;) {
    try {
      return await ask(url);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(500);
    }
  }
}

for (const url of process.argv.slice(2)) {
  process.stdout.write(`${await askUntil(url, performance.now() + 60_000)}\n`);
}
