import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type RunningPod, podEnvironment, runPod, toolPath, writeSite } from '../local/runPod.ts';
import type { LocalPod, Site } from '../local/site.ts';
import { waitFor } from '../local/waitFor.ts';

const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;

/** Servers of one benchmark, each started by the built tools; `close` leaves nothing of them. */
export interface Servers {
  readonly site: Site;
  readonly start: (pod: LocalPod, command: readonly [string, ...string[]]) => RunningPod;
  /** Until the probe says so. */
  readonly untilReady: (pod: LocalPod, probe: 'zkOk' | 'kafkaOk') => Promise<void>;
  /** Runs a tool in a pod, which must end with 0. */
  readonly runToEnd: (pod: LocalPod, tool: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openServers(): Promise<Servers> {
  const site: Site = {
    folder: await mkdtemp(join(tmpdir(), 'bench-')),
    root: join(import.meta.dirname, '..'),
    net: '127.0.61',
  };
  writeSite(site);
  const running: RunningPod[] = [];
  return {
    site,
    start: (pod, command) => {
      const started = runPod(site, pod, command);
      running.push(started);
      return started;
    },
    untilReady: async (pod, probe) => {
      await waitFor({ what: `${pod.name} ready`, timeoutMs: startTimeoutMs }, async () => {
        const dead = running.find((one) => one.pod === pod && !one.isRunning());
        if (dead !== undefined) throw new Error(`${pod.name} ended:\n${dead.readLog()}`);
        const { exitCode } = await execa(toolPath(site, probe), ['ready'], {
          env: podEnvironment(pod),
          extendEnv: false,
          reject: false,
        });
        return exitCode === 0 ? true : undefined;
      });
    },
    runToEnd: async (pod, tool) => {
      await execa(toolPath(site, tool), [], { env: podEnvironment(pod), extendEnv: false });
    },
    close: async () => {
      for (const pod of running.toReversed()) {
        pod.signal('SIGTERM');
        const kill = setTimeout(() => pod.signal('SIGKILL'), stopTimeoutMs);
        await pod.exited;
        clearTimeout(kill);
      }
      await rm(site.folder, { recursive: true, force: true });
    },
  };
}
