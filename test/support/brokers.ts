import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../../local/runCommand.ts';
import { type RunningPod, runPod } from '../../local/runPod.ts';
import type { LocalPod, Site } from '../../local/site.ts';
import { waitFor, within } from '../../local/waitFor.ts';
import { storyOf } from './kafkaBox.ts';

/** One life of a broker, under its supervisor. */
export interface Life extends RunningPod {
  /** What kafkaStart has said in this life. */
  readonly readStory: () => string[];
  /** Waits until it has said this. */
  readonly says: (line: string) => Promise<void>;
  /** Waits until the probe exits so, and gives what it said. */
  readonly answers: (probe: 'live' | 'ready', code: number) => Promise<string>;
  /** The process of java. */
  readonly java: () => Promise<number>;
  /** Waits for the end, two minutes unless told otherwise, and gives its exit code. */
  readonly end: (timeoutMs?: number) => Promise<number>;
}

/** Five JVMs that start at once on two busy cores have taken 70 s. */
const startMs = 120_000;

/** Servers of a site; `removeAll` leaves neither processes nor files. */
export function openSite(site: Site) {
  const all: RunningPod[] = [];
  const lives = new Map<string, Life>();
  return {
    site,
    startTool: (pod: LocalPod, command: readonly [string, ...string[]]): RunningPod => {
      const running = runPod(site, pod, command);
      all.push(running);
      return running;
    },
    startBroker: (pod: LocalPod, ...args: readonly string[]): Life => {
      const before = readLogOf(pod).length;
      const running = runPod(site, pod, ['kafkaStart', ...args]);
      all.push(running);
      const readStory = () => storyOf(running.readLog().slice(before));
      const life: Life = {
        ...running,
        readLog: () => running.readLog().slice(before),
        readStory,
        says: async (line) => {
          await waitFor({ what: `${pod.name} says "${line}"`, timeoutMs: startMs }, () => {
            if (readStory().includes(line)) return true;
            if (!running.isRunning()) throw new Error(`${pod.name} ended: ${running.readLog()}`);
            return undefined;
          });
        },
        answers: async (probe, code) =>
          waitFor({ what: `${pod.name} ${probe}: ${code}`, timeoutMs: startMs }, async () => {
            const answer = await runTool(site, pod, ['kafkaOk', probe]);
            if (answer.code === code) return `${answer.stdout}${answer.stderr}`.trim();
            if (!running.isRunning()) throw new Error(`${pod.name} ended: ${running.readLog()}`);
            return undefined;
          }),
        java: async () =>
          waitFor({ what: `${pod.name} has a java`, timeoutMs: startMs }, () =>
            childrenOf(running.pid).find((pid) => commandOf(pid).includes('kafka.Kafka')),
          ),
        end: async (timeoutMs = startMs) =>
          within(timeoutMs, `${pod.name}: its end`, running.exited),
      };
      lives.set(pod.name, life);
      return life;
    },
    /** The last life of a broker. */
    lifeOf: ({ name }: LocalPod): Life => {
      const life = lives.get(name);
      if (life === undefined) throw new Error(`${name} was not started`);
      return life;
    },
    removeAll: async () => {
      // java has a session of its own, and would take its time to leave: it would write meanwhile
      const servers = all.filter((one) => one.isRunning()).flatMap(({ pid }) => childrenOf(pid));
      for (const pid of servers) killIfThere(pid);
      for (const running of all) running.kill();
      await Promise.all(all.map(async ({ exited }) => exited));
      await waitFor({ what: 'the end of all servers', timeoutMs: 30_000 }, () =>
        servers.every((pid) => !existsSync(`/proc/${pid}/exe`)) ? true : undefined,
      );
      await rm(site.folder, { recursive: true, force: true });
    },
  };
}

function readLogOf(pod: LocalPod): string {
  try {
    return readFileSync(join(pod.folder, 'stdout.log'), 'utf8');
  } catch {
    return ''; // its first life
  }
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/** SIGKILL, unless it has ended already. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // it has ended meanwhile
  }
}
