import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Finished, runTool } from '../../local/runCommand.ts';
import { logPathOf, type RunningPod, runPod } from '../../local/runPod.ts';
import { type LocalPod, zkPod, zookeeperVersion } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { makeSite } from './makeSite.ts';
import { readTree } from './readTree.ts';
import { smallJvm } from './smallJvm.ts';

/** What an operator applies: the size of the ensemble, its image, and further variables. */
export interface Manifest {
  readonly replicas: number;
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Pods zk-0, zk-1, … of one StatefulSet, each with two volumes that outlive it. */
export interface Ensemble {
  /** A pod under the manifest that it was configured by last. */
  readonly pod: (ordinal: number) => LocalPod;
  /** Runs zkGenConfig, as the pod's entrypoint does first. */
  readonly configure: (ordinal: number, manifest: Manifest) => Promise<Finished>;
  /** Starts the pod: zkGenConfig, which must pass, and then the server. */
  readonly start: (manifest: Manifest, ...ordinals: readonly number[]) => Promise<void>;
  /** Starts the server on the configuration that is there. */
  readonly launch: (...ordinals: readonly number[]) => void;
  readonly stop: (...ordinals: readonly number[]) => Promise<void>;
  readonly untilReady: (...ordinals: readonly number[]) => Promise<void>;
  /** Until the members have looked for a leader for three seconds, in vain; fails when one is ready. */
  readonly untilLooking: (...ordinals: readonly number[]) => Promise<void>;
  /** The exit code of a member that ends by itself. */
  readonly exitOf: (ordinal: number) => Promise<number>;
  readonly ask: (ordinal: number, ...command: readonly [string, ...string[]]) => Promise<Finished>;
  /** Writes the one record that `keptBy` looks for. */
  readonly tell: (ordinal: number) => Promise<void>;
  /** Which of these members have the record, asked one by one. */
  readonly keptBy: (...ordinals: readonly number[]) => Promise<readonly number[]>;
  /** What the member has printed since it was started last. */
  readonly logOf: (ordinal: number) => string;
  /** A path on the volume of the snapshots, or of the transaction logs. */
  readonly onData: (ordinal: number, ...path: readonly string[]) => string;
  readonly onLog: (ordinal: number, ...path: readonly string[]) => string;
  /** All that is on both volumes. */
  readonly volumesOf: (ordinal: number) => readonly unknown[];
  /** The pod gets new volumes, with nothing on them. */
  readonly loseVolumes: (...ordinals: readonly number[]) => void;
  /** Stops everything, and removes every volume. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const timeoutMs = 90_000;
const record = '/kept';
// A member that hears nothing new waits 0.2 s, 0.4 s, 0.8 s, … and says so (FastLeaderElection).
const threeSeconds = /Notification time out: (?:3200|6400)\b/;

/** An ensemble on loopback addresses of its own; `close` leaves nothing of it. */
export function openEnsemble(net: string): Ensemble {
  const site = makeSite('ensemble', net);
  const running = new Map<number, RunningPod>();
  const logStarts = new Map<number, number>();

  const manifests = new Map<number, Manifest>();

  const pod = (ordinal: number): LocalPod => {
    const { replicas, version = zookeeperVersion, env } = manifests.get(ordinal) ?? { replicas: 1 };
    return zkPod(site, ordinal, replicas, { version, env: { ...smallJvm, ...env } });
  };
  const onData = (ordinal: number, ...path: readonly string[]) =>
    join(pod(ordinal).folder, 'data', ...path);
  const onLog = (ordinal: number, ...path: readonly string[]) =>
    join(pod(ordinal).folder, 'log', ...path);
  const memberOf = (ordinal: number): RunningPod => {
    const member = running.get(ordinal);
    if (member === undefined) throw new Error(`zk-${ordinal} was not started`);
    return member;
  };
  const ask = async (ordinal: number, ...command: readonly [string, ...string[]]) =>
    runTool(site, pod(ordinal), command);
  const logOf = (ordinal: number) => memberOf(ordinal).readLog().slice(logStarts.get(ordinal));
  const configure = async (ordinal: number, manifest: Manifest) => {
    manifests.set(ordinal, manifest);
    return ask(ordinal, 'zkGenConfig');
  };

  const launch = (...ordinals: readonly number[]): void => {
    for (const ordinal of ordinals) {
      const logPath = logPathOf(pod(ordinal));
      logStarts.set(ordinal, existsSync(logPath) ? readFileSync(logPath, 'utf8').length : 0);
      running.set(ordinal, runPod(site, pod(ordinal), ['zkStart']));
    }
  };
  const untilReady = async (...ordinals: readonly number[]) => {
    for (const ordinal of ordinals) {
      await waitFor({ what: `zk-${ordinal}: ready`, timeoutMs, everyMs: 200 }, async () => {
        if (!memberOf(ordinal).isRunning())
          throw new Error(`zk-${ordinal} ended:\n${logOf(ordinal)}`);
        const { code } = await ask(ordinal, 'zkOk', 'ready');
        return code === 0 || undefined;
      });
    }
  };
  const stop = async (...ordinals: readonly number[]) => {
    for (const ordinal of ordinals) running.get(ordinal)?.signal('SIGTERM');
    await Promise.all(ordinals.map(async (ordinal) => running.get(ordinal)?.exited));
    for (const ordinal of ordinals) running.delete(ordinal);
  };
  const stopAll = async () => stop(...running.keys());
  const loseVolumes = (...ordinals: readonly number[]) => {
    for (const ordinal of ordinals) {
      for (const volume of [onData(ordinal), onLog(ordinal)]) {
        rmSync(volume, { recursive: true, force: true });
      }
    }
  };

  return {
    pod,
    configure,
    start: async (manifest, ...ordinals) => {
      const configured = await Promise.all(
        ordinals.map(async (ordinal) => configure(ordinal, manifest)),
      );
      for (const { code, stderr } of configured) if (code !== 0) throw new Error(stderr);
      launch(...ordinals);
    },
    launch,
    stop,
    untilReady,
    untilLooking: async (...ordinals) => {
      for (const ordinal of ordinals) {
        const what = `zk-${ordinal}: looks for a leader`;
        await waitFor({ what, timeoutMs }, () => threeSeconds.test(logOf(ordinal)) || undefined);
      }
      for (const ordinal of ordinals) {
        const { code, stderr } = await ask(ordinal, 'zkOk', 'ready');
        if (code !== 1) throw new Error(`zk-${ordinal}: expected no quorum, got ${code} ${stderr}`);
      }
    },
    exitOf: async (ordinal) => memberOf(ordinal).exited,
    ask,
    tell: async (ordinal) => {
      const { code, stderr } = await ask(ordinal, 'zkCli', 'create', record, 'before');
      if (code !== 0) throw new Error(`zk-${ordinal}: ${stderr}`);
    },
    keptBy: async (...ordinals) => {
      const kept: number[] = [];
      for (const ordinal of ordinals) {
        const { code, stdout, stderr } = await ask(ordinal, 'zkCli', 'ls', '/');
        if (code !== 0) throw new Error(`zk-${ordinal}: ${stderr}`);
        if (!stdout.includes(record.slice(1))) continue;
        const { stdout: text } = await ask(ordinal, 'zkCli', 'get', record);
        if (text !== 'before\n') throw new Error(`zk-${ordinal}: ${record} is "${text}"`);
        kept.push(ordinal);
      }
      return kept;
    },
    logOf,
    onData,
    onLog,
    volumesOf: (ordinal) => [readTree(onData(ordinal)), readTree(onLog(ordinal))],
    loseVolumes,
    reset: async () => {
      await stopAll();
      for (const ordinal of [0, 1, 2, 3, 4]) loseVolumes(ordinal);
    },
    close: async () => {
      await stopAll();
      rmSync(site.folder, { recursive: true, force: true });
    },
  };
}
