import zookeeper, { type ZooKeeperError } from 'node-zookeeper-client';
import { openLedger } from './ledger.ts';
import {
  CONNECTION_LOSS,
  ensureNode,
  NODE_EXISTS,
  openSession,
  SESSION_EXPIRED,
} from './openZookeeper.ts';
import { countDue } from './pacing.ts';
import { waitFor } from './waitFor.ts';
import type { HostsEntry } from '../src/pod/hosts.ts';
import type { Writer } from './writer.ts';

interface Work {
  /** Every member, as `host:port,host:port`: one session that moves when its member goes. */
  readonly servers: string;
  /** Where names lead, if they are names. */
  readonly hosts?: readonly HostsEntry[];
  /** The node that gets the records as its children; its last child is `end`. */
  readonly folder: string;
  readonly perSecond: number;
}

const maxInFlight = 32;
const everyMs = 4;
const connectTimeoutMs = 15_000;
/** A record is given up this long after its first attempt. */
const giveUpMs = 15_000;

/** The node that the writer creates last: a member that has it has all that was acknowledged before. */
export function endOf(folder: string): string {
  return `${folder}-end`;
}

/** The node of a record. */
export function pathOf(folder: string, number: number): string {
  return `${folder}/${String(number).padStart(8, '0')}`;
}

/**
 * Creates numbered persistent nodes, each holding its number, up to 32 at a time. A create whose
 * connection was lost is tried again in its old place, before any greater number: where the answer
 * then is that the node exists, the lost attempt had got through, and the record counts as
 * acknowledged, since no one else writes there and the ensemble says that it is committed.
 */
export async function startZookeeperWriter(work: Work): Promise<Writer> {
  const { servers, hosts, folder, perSecond } = work;
  let { client, isConnected } = await openSession(servers, connectTimeoutMs, hosts);
  for (const path of parentsOf(folder)) await ensureNode(client, path);

  const startMs = performance.now();
  const ledger = openLedger(startMs);
  /** By number, when it was first begun. */
  const begun = new Map<number, number>();
  let retries: number[] = [];
  let inFlight = 0;
  let next = 0;
  let isHurried = false;
  let hurried = 0;
  let stopped = false;
  const closing = new AbortController();

  const settle = (number: number, error: ZooKeeperError | null | undefined, isRetry: boolean) => {
    inFlight -= 1;
    const nowMs = performance.now();
    const firstMs = begun.get(number) ?? nowMs;
    if (!error || (isRetry && error.code === NODE_EXISTS)) {
      begun.delete(number);
      ledger.acknowledge([number], nowMs);
    } else if (isOpenQuestion(error) && nowMs - firstMs < giveUpMs) {
      retries.push(number);
    } else {
      begun.delete(number);
      ledger.giveUp(1);
    }
    sendHurried();
  };
  const send = (number: number, isRetry: boolean) => {
    inFlight += 1;
    if (!isRetry) begun.set(number, performance.now());
    const content = Buffer.from(String(number));
    client.create(pathOf(folder, number), content, zookeeper.CreateMode.PERSISTENT, (error) => {
      settle(number, error, isRetry);
    });
  };
  const sendHurried = () => {
    if (!isHurried || stopped || begun.size > 0 || !isConnected()) return;
    hurried += 1;
    send(next++, false);
  };
  const sendDue = () => {
    if (!isConnected()) return;
    const again = retries.toSorted((a, b) => a - b).slice(0, maxInFlight - inFlight);
    retries = retries.filter((number) => !again.includes(number));
    for (const number of again) send(number, true);
    if (stopped || retries.length > 0) return;
    const elapsedMs = performance.now() - startMs;
    const room = maxInFlight - inFlight;
    const due = countDue({ perSecond, elapsedMs, begun: next - hurried, room });
    for (let count = 0; count < due; count++) send(next++, false);
    sendHurried();
  };
  const timer = setInterval(sendDue, everyMs);
  const replaceExpired = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        ({ client, isConnected } = await openSession(servers, connectTimeoutMs, hosts));
        client.once('expired', () => void replaceExpired());
        return;
      } catch {
        // no member let a session in for so long; ask again
      }
    }
  };
  client.once('expired', () => void replaceExpired());
  const close = () => {
    closing.abort();
    clearInterval(timer);
    client.close();
  };

  return {
    countInFlight: () => inFlight,
    countUnanswered: () => begun.size,
    hurry: (wanted) => {
      isHurried = wanted;
    },
    countAcknowledged: ledger.countAcknowledged,
    countFailed: ledger.countFailed,
    stop: async () => {
      stopped = true;
      try {
        const answered = { what: 'the last answers', timeoutMs: giveUpMs, everyMs };
        await waitFor(answered, () => begun.size === 0 || undefined).catch(() => {
          ledger.giveUp(begun.size);
        });
        const account = ledger.close(performance.now());
        await ensureNode(client, endOf(folder));
        return [account];
      } finally {
        close();
      }
    },
    abandon: async () => {
      close();
      await Promise.resolve();
    },
  };
}

// The answer got lost, not the question: the record may be there.
function isOpenQuestion({ code }: ZooKeeperError): boolean {
  return code === CONNECTION_LOSS || code === SESSION_EXPIRED;
}

function parentsOf(path: string): readonly string[] {
  const names = path.split('/').slice(1);
  return names.map((_, depth) => `/${names.slice(0, depth + 1).join('/')}`);
}
