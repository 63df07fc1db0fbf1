import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { waitFor } from '../local/waitFor.ts';
import { ToolError } from '../src/tool/toolError.ts';
import { askServer } from '../src/zookeeper/ask/askServer.ts';
import { judgeReady } from '../src/zookeeper/replies/verdict.ts';
import { median } from './report.ts';
import { readAddress, withContainer } from './runDocker.ts';

interface Contender {
  readonly tag: string;
  /** Of `docker run`, before the image. */
  readonly flags: readonly string[];
}

const everyMs = 5;
const timeoutMs = 300_000;

/** From `docker run` to serving, in milliseconds, the median of so many rounds in turns, in the order of the images. */
export async function measureImageStarts(
  name: 'zookeeper' | 'kafka',
  contenders: readonly Contender[],
  rounds: number,
): Promise<readonly number[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      times[index]?.push(await measureOne(contender, name === 'kafka' ? accepts : serves));
    }
  }
  return times.map((own) => median(own));
}

async function measureOne(
  { tag, flags }: Contender,
  isServing: (address: string) => Promise<boolean>,
): Promise<number> {
  const start = performance.now();
  return withContainer([...flags, tag], async (id) => {
    const address = await readAddress(id);
    await waitFor({ what: `${tag} serves`, everyMs, timeoutMs }, async () =>
      (await isServing(address)) ? true : undefined,
    );
    return performance.now() - start;
  });
}

async function serves(host: string): Promise<boolean> {
  try {
    return judgeReady(await askServer('srvr', { host, port: 2181, timeoutMs: 1000 })).healthy;
  } catch (error) {
    if (error instanceof ToolError) return false;
    throw error;
  }
}

/** A broker listens once it may be asked. */
async function accepts(host: string): Promise<boolean> {
  const socket = connect({ host, port: 9092, signal: AbortSignal.timeout(1000) });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // refused, or not there yet
  } finally {
    socket.destroy();
  }
}
