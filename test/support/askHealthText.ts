import { askPage } from '../../src/process/askPage.ts';

/** What a supervisor answers at this path of its health port. */
export async function askHealthText(host: string, path: string): Promise<string> {
  const answer = await askPage(path, { host, port: 8090, timeoutMs: 20_000 });
  if (!answer.ok) throw new Error(`${host}${path}: ${answer.reason}`);
  return answer.reply.body;
}
