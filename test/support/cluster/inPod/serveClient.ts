import { createInterface } from 'node:readline';
import { type Account, sumAccounts } from '../../../../local/ledger.ts';
import { findLongestPauseOfAll, listPauses } from '../../../../local/pauses.ts';
import type { Writer } from '../../../../local/writer.ts';
import { hurryWriter } from '../../hurryWriter.ts';
import type { Answer, Request } from './exchange.ts';

export interface Client {
  readonly start: (servers: readonly string[]) => Promise<Writer>;
  /** One line for each server: what became of the records there. */
  readonly audit: (
    accounts: readonly Account[],
    servers: readonly string[],
  ) => Promise<readonly string[]>;
}

/** Does what comes by lines of JSON on standard input, one after the other, and answers each by such a line. */
export async function serveClient({ start, audit }: Client): Promise<void> {
  let writer: Writer | undefined;
  let calm: (() => boolean) | undefined;
  const running = (): Writer => {
    if (writer === undefined) throw new Error('no writer has been started');
    return writer;
  };
  const answerTo = async (request: Request): Promise<Answer> => {
    switch (request.type) {
      case 'start':
        writer = await start(request.servers);
        return { type: 'done' };
      case 'hurry':
        calm = await hurryWriter(running());
        return { type: 'done' };
      case 'calm': {
        if (calm === undefined) throw new Error('no writer hurries');
        const isHit = calm();
        calm = undefined;
        return { type: 'calm', isHit };
      }
      case 'stop': {
        const accounts = await running().stop();
        writer = undefined;
        const audits = await audit(accounts, request.servers);
        return {
          type: 'account',
          ...sumAccounts(accounts),
          longestPauseOfAllMs: findLongestPauseOfAll(accounts.map(({ marks }) => marks)),
          pauses: tellPauses(accounts),
          audits,
        };
      }
    }
  };
  for await (const line of createInterface(process.stdin)) {
    const answer: Answer = await answerTo(JSON.parse(line) as Request).catch((error: unknown) => ({
      type: 'failed',
      reason: String(error),
    }));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  await writer?.abandon();
}

const longMs = 1000;

function tellPauses(accounts: readonly Account[]): readonly string[] {
  return accounts.flatMap(({ marks }, index) =>
    listPauses(marks)
      .filter(({ ms }) => ms > longMs)
      .map(({ ms, endMs }) => {
        const endedAt = new Date(performance.timeOrigin + endMs).toISOString();
        return `writer ${index}: ${Math.round(ms)} ms, until ${endedAt}`;
      }),
  );
}
