import { rm } from 'node:fs/promises';
import { type Finished, runTool } from '../../local/runCommand.ts';
import { type RunningPod, runPod } from '../../local/runPod.ts';
import type { LocalPod, Site } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askIfThere } from './askIfThere.ts';
import { makeSite } from './makeSite.ts';
import { readMode } from './replies.ts';

type Command = readonly [string, ...string[]];
type Env = Readonly<Record<string, string>>;

/** A pod that runs ZooKeeper as our tools alone configure and start it. */
export interface Member {
  readonly pod: LocalPod;
  /** Runs zkGenConfig, with these variables beside the pod's own, and gives its warnings; throws what it refuses. */
  readonly configure: (env?: Env) => Promise<string>;
  /** Begins zkStart and does not wait. */
  readonly start: () => void;
  /** Its mode, such as `leader`, as soon as it serves clients; throws with its log where it ends before. */
  readonly serving: () => Promise<string>;
  /** Its mode now; undefined where it serves nobody. */
  readonly mode: () => Promise<string | undefined>;
  /** The reply to a four-letter word; empty where nobody answers. */
  readonly ask: (word: string) => Promise<string>;
  readonly run: (...command: Command) => Promise<Finished>;
  readonly pid: () => number;
  readonly readLog: () => string;
  /** Sends a signal, and gives the exit code of the end that follows. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number>;
}

export interface TestSite {
  readonly site: Site;
  /** Adds a member; `talk` is how it is asked, by default in plain text at the client port. */
  readonly add: (pod: LocalPod, talk?: Talk) => Member;
  /** Ends all members and removes what they left. */
  readonly close: () => Promise<void>;
}

/** Asks a pod a four-letter word; empty where nobody answers. */
export type Talk = (pod: LocalPod, word: string) => Promise<string>;

const startTimeoutMs = 90_000;

/** A place for the members of one test, at loopback addresses that begin with `net`. */
export function openTestSite(net: string): TestSite {
  const site = makeSite('ensemble', net);
  const running = new Set<RunningPod>();
  return {
    site,
    add: (pod, talk = askPlainly) => createMember({ site, running }, pod, talk),
    close: async () => {
      for (const one of running) one.kill();
      await Promise.all([...running].map(async ({ exited }) => exited));
      await rm(site.folder, { recursive: true, force: true });
    },
  };
}

interface Around {
  readonly site: Site;
  readonly running: Set<RunningPod>;
}

function createMember({ site, running }: Around, pod: LocalPod, talk: Talk): Member {
  let current: RunningPod | undefined;
  const process = () => {
    if (current === undefined) throw new Error(`${pod.name} was never started`);
    return current;
  };
  const ask = async (word: string) => talk(pod, word);
  const mode = async () => readMode(await ask('srvr'));
  return {
    pod,
    ask,
    mode,
    configure: async (env = {}) => {
      const { code, stderr } = await runTool(site, pod, ['zkGenConfig'], env);
      if (code !== 0) throw new Error(stderr);
      return stderr;
    },
    start: () => {
      current = runPod(site, pod, ['zkStart']);
      running.add(current);
    },
    serving: async () =>
      waitFor({ what: `${pod.name} serves`, timeoutMs: startTimeoutMs }, async () => {
        if (!process().isRunning()) throw new Error(process().readLog());
        return mode();
      }),
    run: async (...command) => runTool(site, pod, command),
    pid: () => process().pid,
    readLog: () => process().readLog(),
    end: async (signal = 'SIGTERM') => {
      process().signal(signal);
      return process().exited;
    },
  };
}

async function askPlainly({ address, env }: LocalPod, word: string): Promise<string> {
  const host = env['ZK_CLIENT_PORT_ADDRESS'] ?? address;
  return askIfThere(word, host, Number(env['ZK_CLIENT_PORT'] ?? 2181));
}

/** Configures and starts members at once, and gives the mode of each once all of them serve. */
export async function startMembers(members: readonly Member[]): Promise<readonly string[]> {
  await Promise.all(members.map(async (member) => member.configure()));
  for (const member of members) member.start();
  return servingAll(members);
}

/** The mode of each member, once all of them serve. */
export async function servingAll(members: readonly Member[]): Promise<readonly string[]> {
  return Promise.all(members.map(async (member) => member.serving()));
}

/** Is fulfilled when none of these serves any more. */
export async function untilSilent(members: readonly Member[]): Promise<void> {
  await waitFor({ what: 'the end of service', timeoutMs: 30_000 }, async () => {
    const modes = await Promise.all(members.map(async (member) => member.mode()));
    return modes.every((mode) => mode === undefined) || undefined;
  });
}

/** The mode of each of these, once all of them serve and one of them leads. */
export async function untilLed(members: readonly Member[]): Promise<readonly string[]> {
  return waitFor({ what: 'a leader of the rest', timeoutMs: 60_000 }, async () => {
    const modes = await Promise.all(members.map(async (member) => member.mode()));
    const serving = modes.filter((mode) => mode !== undefined);
    return serving.includes('leader') && serving.length === modes.length ? serving : undefined;
  });
}

/** Creates a node by zkCli. */
export async function create(member: Member, path: string, text: string): Promise<void> {
  const { code, stderr } = await member.run('zkCli', 'create', path, text);
  if (code !== 0) throw new Error(stderr);
}

/** Is fulfilled when every member gives this text for the node: followers may be a moment behind. */
export async function untilRead(
  members: readonly Member[],
  path: string,
  text: string,
): Promise<void> {
  await Promise.all(
    members.map(async (member) =>
      waitFor({ what: `${member.pod.name}: ${path}`, timeoutMs: 20_000 }, async () => {
        const { stdout } = await member.run('zkCli', 'get', path);
        return stdout === `${text}\n` || undefined;
      }),
    ),
  );
}

/** The member with this index; the last with -1. */
export function memberAt(members: readonly Member[], index: number): Member {
  const member = members.at(index);
  if (member === undefined) throw new Error(`no member ${index} of ${members.length}`);
  return member;
}

/** Gives members other settings, one at a time: each stops while the others serve, and serves before the next stops. */
export async function rollOut(
  members: readonly Member[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  for (const member of members) {
    const code = await member.end();
    if (code !== 143) throw new Error(`${member.pod.name} ended with ${code}`);
    await servingAll(members.filter((other) => other !== member));
    await member.configure(env);
    member.start();
    await servingAll(members);
  }
}
