import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Finished, runTool } from '../../local/runCommand.ts';
import { type RunningPod, runPod } from '../../local/runPod.ts';
import { hostsFileOf, type LocalPod, type Site } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { makeSite } from './makeSite.ts';

/** The pods of one test, each configured, started and asked by itself. */
export interface EnsembleBox {
  readonly site: Site;
  /** Says which names there are, and where they lead; no other resolves. */
  readonly tellNames: (pods: readonly Pick<LocalPod, 'address' | 'fqdn'>[]) => void;
  /** Runs a tool in a pod, as `kubectl exec` would. */
  readonly run: (pod: LocalPod, ...command: readonly [string, ...string[]]) => Promise<Finished>;
  /** Runs zkGenConfig, which must not refuse. */
  readonly configure: (pod: LocalPod) => Promise<void>;
  readonly start: (pod: LocalPod) => RunningPod;
  /** All that the pod's servers have printed. */
  readonly readLog: (pod: LocalPod) => string;
  /** Waits until all these serve clients; rejected with the log of one that ended. */
  readonly untilReady: (...pods: readonly LocalPod[]) => Promise<void>;
  /** SIGKILL, as a node that is gone. */
  readonly kill: (pod: LocalPod) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function makeEnsembleBox(net: string): EnsembleBox {
  const site = makeSite('ensemble-box', net);
  const running = new Map<string, RunningPod>();
  const run: EnsembleBox['run'] = async (pod, ...command) => runTool(site, pod, command);
  const kill = async ({ name }: LocalPod) => {
    running.get(name)?.kill();
    await running.get(name)?.exited;
  };
  const isReady = async (pod: LocalPod) => {
    const { code, stderr } = await run(pod, 'zkOk', 'ready');
    if (code === 0) return true;
    if (code !== 1 && code !== 69) throw new Error(stderr);
    const server = running.get(pod.name);
    if (server?.isRunning() !== true) throw new Error(`${pod.name}: ${server?.readLog()}`);
    return undefined;
  };
  return {
    site,
    run,
    kill,
    tellNames: (pods) => {
      const path = hostsFileOf(site);
      const lines = pods.map(({ address, fqdn }) => `${address} ${fqdn}\n`);
      writeFileSync(`${path}.new`, lines.join(''));
      renameSync(`${path}.new`, path);
    },
    configure: async (pod) => {
      const { code, stderr } = await run(pod, 'zkGenConfig');
      if (code !== 0) throw new Error(stderr);
    },
    start: (pod) => {
      const started = runPod(site, pod, ['zkStart']);
      running.set(pod.name, started);
      return started;
    },
    readLog: ({ name }) => running.get(name)?.readLog() ?? '',
    untilReady: async (...pods) => {
      const waits = pods.map(async (pod) =>
        waitFor({ what: `${pod.name} is ready`, timeoutMs: 60_000 }, async () => isReady(pod)),
      );
      await Promise.all(waits);
    },
    remove: async () => {
      await Promise.all([...running.values()].map(async ({ pod }) => kill(pod)));
      rmSync(site.folder, { recursive: true });
    },
  };
}
