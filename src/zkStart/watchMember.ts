import { setTimeout as sleep } from 'node:timers/promises';
import type { Disk } from '../files/disk.ts';
import type { Watched } from '../process/supervision.ts';
import { shared } from '../tool/shared.ts';
import { ToolError } from '../tool/toolError.ts';
import { askServer, type Target } from '../zookeeper/ask/askServer.ts';
import { TlsRefusal } from '../zookeeper/ask/noAnswer.ts';
import { askPrometheus } from '../zookeeper/metrics/askCheckup.ts';
import { type Answer, judgeAnswer, readyVerdict } from './answer.ts';
import type { PatienceWatch } from './watchPatience.ts';

const servingEveryMs = 5000;
const otherwiseEveryMs = 1000;

/** A member that is asked by its supervisor: by a clock of its own, and for each probe. */
export interface MemberWatch {
  /** What it says now. Who asks while another waits for the answer gets the same one. */
  readonly ask: () => Promise<Answer>;
  /** Its figures as a scrape, which is never empty: where it does not answer or cannot be asked, it says that. */
  readonly scrape: () => Promise<string>;
  /** Whether it has answered ever: its tree is loaded, and its port open. */
  readonly hasAnswered: () => boolean;
  /** Asks again and again, and reports all that anybody heard. */
  readonly watch: (server: Watched) => Promise<void>;
}

interface Member {
  /** Where it is asked; read anew after it was silent, since its certificates may be new ones. */
  readonly readTarget: () => Promise<Target>;
  /** Looks at what its data lies on, for a scrape alone. */
  readonly askDisks: () => Promise<readonly Disk[]>;
  /** None where it may go on for ever without serving. */
  readonly isStuck?: PatienceWatch | undefined;
  /** Called before a member that is stuck is stopped. */
  readonly onStuck: () => void;
}

export function watchMember({ readTarget, askDisks, isStuck, onStuck }: Member): MemberWatch {
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
      // The certificate of all members expires at one time: that must not restart them all.
      const type = error instanceof TlsRefusal ? 'unclear' : 'silent';
      return { type, reason: error.message };
    }
  };
  const ask = shared(async () => {
    const answer = await exchange();
    hasAnswered ||= answer.type !== 'silent';
    report?.(readyVerdict(answer));
    return answer;
  });
  const scrape = shared(async () =>
    askPrometheus({ readTarget: async () => target ?? readTarget(), askDisks }),
  );
  return {
    ask,
    scrape,
    hasAnswered: () => hasAnswered,
    watch: async (server) => {
      ({ report } = server);
      while (!server.signal.aborted) {
        const answer = await ask();
        if (!server.isStopping() && isStuck?.(answer, server.pid) === true) {
          onStuck();
          server.requestStop('ending the server');
        }
        const everyMs = answer.type === 'serving' ? servingEveryMs : otherwiseEveryMs;
        await sleep(everyMs, undefined, { signal: server.signal }).catch(() => undefined);
      }
      report = undefined;
    },
  };
}
