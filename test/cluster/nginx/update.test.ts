import { beforeAll, describe, expect, it } from 'vitest';
import { renderCount, renderSeconds } from '../../../demo/lines.ts';
import { renderNginx, withRates } from '../../support/cluster/nginx.ts';
import { type Client, startClient } from '../../support/cluster/startClient.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { type ReplacementSteps, watchReplacement } from '../../support/cluster/watchReplacement.ts';

interface Load {
  readonly kept: number;
  readonly fresh: number;
  readonly connections: number;
  readonly failed: number;
  readonly longestMs: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly failures: readonly unknown[];
}
interface Slow {
  readonly bytes: number;
  readonly paced: 'by nginx' | 'by its reader';
}
interface Download {
  readonly bytes: number;
  readonly wanted: number;
  readonly at: number;
  readonly failure?: string;
  readonly sha256: string;
}

const folder = '/usr/share/nginx/html';
const scripts = ['askPages.mts', 'loadPages.mts', 'downloadSlowly.mts'];
const bytesPerSecond = 500_000;
const wanted = 20_000;
/** More than a slow machine needs for so many requests. */
const maxRounds = 20;

const cluster = useCluster('nginx-update', 'restricted');
const { exec, figure } = cluster;

let client: Client;

beforeAll(async () => {
  await cluster.apply(withRates(await renderNginx()));
  await cluster.untilReady('statefulset/web', 3);
  client = await startClient(cluster, scripts);
});

/** Begins to download a new file from a pod, which its configuration or the client slows down. */
async function download(pod: string, { bytes, paced }: Slow) {
  await exec(pod, 'sh', '-c', `head -c ${bytes} /dev/urandom >${folder}/large`);
  const [sha256] = (await exec(pod, 'sha256sum', `${folder}/large`)).split(' ');
  const atServer = paced === 'by nginx' ? bytesPerSecond : 0;
  const atClient = paced === 'by its reader' ? bytesPerSecond : Infinity;
  const url = `http://${pod}.nginx/large?rate=${atServer}`;
  const running = client.start('downloadSlowly.mts', url, String(atClient));
  await running.firstLine;
  const ended = running.last.then((line) => JSON.parse(line) as Download);
  return { sha256, ended };
}

describe('the replacement of a pod', () => {
  it('waits for a download in flight, which arrives whole', async () => {
    const bytes = 20 * bytesPerSecond;
    const { sha256, ended } = await download('web-1', { bytes, paced: 'by nginx' });
    const steps = await watchReplacement(cluster, 'web-1', 'web');
    const { at, ...came } = await ended;
    tellSteps('web-1', steps, at);
    expect(came).toEqual({ bytes, wanted: bytes, sha256 });
    expect(steps.exitCode).toBe(0);
    const { asked, outOfEndpoints, signalled, gone, nextReady } = steps;
    const order = [asked, outOfEndpoints, at, signalled, steps.ended, gone, nextReady];
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('waits for what only the network holds, where the client reads slowly', async () => {
    const bytes = 16 * bytesPerSecond;
    const { sha256, ended } = await download('web-2', { bytes, paced: 'by its reader' });
    const steps = await watchReplacement(cluster, 'web-2', 'web');
    const { at: _, ...came } = await ended;
    expect(came).toEqual({ bytes, wanted: bytes, sha256 });
    expect(steps.exitCode).toBe(0);
  });

  it('takes as long as the nodes need to learn of it, where nothing is in flight', async () => {
    const steps = await watchReplacement(cluster, 'web-0', 'web');
    tellSteps('web-0', steps);
    expect(steps.signalled - steps.asked).toBeGreaterThan(6000);
    expect(steps.gone - steps.asked).toBeLessThan(15_000);
  });

  it('is told to the client of a download that would take longer, before SIGKILL', async () => {
    const bytes = 90 * bytesPerSecond;
    const { ended } = await download('web-1', { bytes, paced: 'by nginx' });
    const steps = await watchReplacement(cluster, 'web-1', 'web');
    const { at, ...came } = await ended;
    figure('a download that is too long is cut after', renderSeconds(at - steps.asked));
    expect(came.bytes).toBeLessThan(bytes);
    expect(came.failure).toMatch(/aborted|ECONNRESET/);
    expect(at - steps.asked).toBeLessThan(30_000);
    expect(steps.exitCode).toBe(0);
  });
});

function tellSteps(pod: string, steps: ReplacementSteps, lastByteAt?: number): void {
  const tell = (what: string, at: number) => {
    figure(`${pod} replaced: ${what} after`, renderSeconds(at - steps.asked));
  };
  tell('out of the endpoints', steps.outOfEndpoints);
  if (lastByteAt !== undefined) tell('the last byte of a download in flight', lastByteAt);
  tell('preStop over, SIGQUIT', steps.signalled);
  tell('nginx ended', steps.ended);
  tell('the pod gone', steps.gone);
  tell('the next pod made', steps.nextMade);
  tell('ready', steps.nextReady);
  tell('in the endpoints', steps.nextInEndpoints);
}

describe('rolling updates under requests', () => {
  it('fails none of 20,000 at the Service for clients', async () => {
    const load = client.start('loadPages.mts', 'http://web/', '8', '15');
    const began = performance.now();
    const areTooFew = () => Number(load.latestLine()) < wanted;
    for (let round = 1; round <= 2 || (round <= maxRounds && areTooFew()); round += 1) {
      await cluster.apply(withRates(await renderNginx(), `round-${round}`));
      const update = await cluster.untilRolledOut('statefulset/web');
      figure(`rolling update ${round} of three pods`, `${update.toFixed(1)} s`);
    }
    const lastedMs = performance.now() - began;
    const result = JSON.parse(await load.end()) as Load;
    const { kept, fresh, connections, failed, longestMs, answers } = result;
    figure('requests during these', `${renderCount(kept + fresh)} in ${renderSeconds(lastedMs)}`);
    figure('of them on kept connections', renderCount(kept));
    figure('connections', renderCount(connections));
    figure('failed', String(failed));
    figure('the longest request', `${Math.round(longestMs)} ms`);
    expect(result.failures).toEqual([]);
    expect(failed).toBe(0);
    expect(kept + fresh).toBeGreaterThanOrEqual(wanted);
    expect(Object.keys(answers).toSorted()).toEqual(['web-0', 'web-1', 'web-2']);
  });
});
