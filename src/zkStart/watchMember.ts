import { setTimeout as sleep } from 'node:timers/promises';
import type { Watched } from '../process/superviseServer.ts';
import { shared } from '../tool/shared.ts';
import { ToolError } from '../tool/toolError.ts';
import { askServer, type Target } from '../zookeeper/askServer.ts';
import { askPrometheus } from '../zookeeper/metrics/askCheckup.ts';
import { type Answer, judgeAnswer, readyVerdict } from './answer.ts';

const servingEveryMs = 5000;
const otherwiseEveryMs = 1000;

/** A member that is asked by its supervisor: by a clock of its own, and for each probe. */
export interface MemberWatch {
  /** What it says now. Who asks while another waits for the answer gets the same one. */
  readonly ask: () => Promise<Answer>;
  /** Its figures as a scrape, which is never empty: where it does not answer, it says that. */
  readonly scrape: () => Promise<string>;
  /** Whether it has answered ever: its tree is loaded, and its port open. */
  readonly hasAnswered: () => boolean;
  /** Asks again and again, and reports all that anybody heard. */
  readonly watch: (server: Watched) => Promise<void>;
}

/** Where it is asked is read anew after it was silent: its certificates may be new ones. */
export function watchMember(readTarget: () => Promise<Target>): MemberWatch {
  let target: Target | undefined;
  let hasAnswered = false;
  let report: Watched['report'] | undefined;
  const exchange = async (): Promise<Answer> => {
    try {
      target ??= await readTarget();
      return judgeAnswer(await askServer('srvr', target));
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      target = undefined;
      return { type: 'silent', reason: error.message };
    }
  };
  const ask = shared(async () => {
    const answer = await exchange();
    hasAnswered ||= answer.type !== 'silent';
    report?.(readyVerdict(answer));
    return answer;
  });
  const scrape = shared(async () => askPrometheus(target ?? (await readTarget())));
  return {
    ask,
    scrape,
    hasAnswered: () => hasAnswered,
    watch: async (server) => {
      ({ report } = server);
      while (!server.signal.aborted) {
        const { type } = await ask();
        const everyMs = type === 'serving' ? servingEveryMs : otherwiseEveryMs;
        await sleep(everyMs, undefined, { signal: server.signal }).catch(() => undefined);
      }
      report = undefined;
    },
  };
}
