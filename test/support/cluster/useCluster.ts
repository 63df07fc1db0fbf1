import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { Finished } from '../../../local/runCommand.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { keepFigure } from './figures.ts';
import { askKubectl, type Asked, kubectl } from './kubectl.ts';
import { type Resource, writeManifest } from './resources.ts';
import { openSteps } from './steps.ts';

type Level = 'privileged' | 'baseline' | 'restricted';

export interface Cluster {
  readonly namespace: string;
  /** One kubectl command in the namespace, whatever its exit code; kept as a step. */
  readonly try: (args: readonly string[], given?: Asked) => Promise<Finished>;
  /** The same, and what it printed, without the line break at its end; throws where it fails. */
  readonly run: (args: readonly string[], given?: Asked) => Promise<string>;
  /** `kubectl exec POD -- COMMAND`. */
  readonly exec: (pod: string, ...command: readonly string[]) => Promise<string>;
  /** The same again and again, until it exits 0; only its last run is kept. */
  readonly untilDone: (pod: string, ...command: readonly string[]) => Promise<string>;
  readonly apply: (resources: readonly Resource[]) => Promise<string>;
  /** A question for tests to wait with: not kept. */
  readonly ask: (args: readonly string[], given?: Asked) => Promise<string>;
  /** Waits until so many pods of a StatefulSet or Deployment are ready; gives the seconds that it took. */
  readonly untilReady: (workload: string, pods: number, timeoutMs?: number) => Promise<number>;
  /** Waits until an update has reached every pod; gives the seconds that it took. */
  readonly untilRolledOut: (workload: string, timeoutMs?: number) => Promise<number>;
  /** Keeps a text that belongs to no command. */
  readonly keepText: (name: string, text: string) => void;
  /** Keeps what the pods have logged until now. */
  readonly keepLogs: (when: string) => Promise<void>;
  /** Prints something measured, and keeps it for the table at the end. */
  readonly figure: (what: string, value: string) => void;
}

const readyMs = 300_000;
const removalMs = 300_000;

/** A namespace of a file or group of tests: made before, and deleted after them, with what it had in the end kept. */
export function useCluster(subject: string, podSecurity: Level): Cluster {
  const namespace = `${subject}-${randomBytes(3).toString('hex')}`;
  const inNamespace = (args: readonly string[]) => [`--namespace=${namespace}`, ...args];
  const steps = openSteps(subject);
  const ask: Cluster['ask'] = async (args, given) => askKubectl(inNamespace(args), given);
  const attempt: Cluster['try'] = async (args, given = {}) => {
    const began = performance.now();
    const finished = await kubectl(inNamespace(args), given);
    const ms = performance.now() - began;
    steps.keep({ ...finished, ...given, ms, command: ['kubectl', ...args.map(quote)].join(' ') });
    return finished;
  };
  const run: Cluster['run'] = async (args, given) => {
    const { code, stdout, stderr } = await attempt(args, given);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${code}\n${stdout}${stderr}`);
    return stdout.trimEnd();
  };
  const keepLogs: Cluster['keepLogs'] = async (when) => {
    for (const pod of (await ask(['get', 'pods', '--output=name'])).split('\n')) {
      if (pod === '') continue;
      const { stdout, stderr } = await kubectl(inNamespace(['logs', '--all-containers', pod]));
      steps.keepText(`${when}-${pod.replace('pod/', '')}`, stdout + stderr);
    }
  };

  beforeAll(async () => {
    await askKubectl(['create', 'namespace', namespace]);
    const level = `pod-security.kubernetes.io/enforce=${podSecurity}`;
    await askKubectl(['label', 'namespace', namespace, level]);
    // the account that pods without one run as comes a moment later
    await waitFor({ what: `the service account of ${namespace}`, timeoutMs: 30_000 }, async () => {
      const { code } = await kubectl(inNamespace(['get', 'serviceaccount', 'default']));
      return code === 0 ? true : undefined;
    });
  });
  afterAll(async () => {
    try {
      steps.keepText('end-pods', await ask(['describe', 'pods']));
      steps.keepText('end-events', await ask(['get', 'events', '--sort-by=.lastTimestamp']));
      await keepLogs('end');
    } finally {
      // how they end is for tests of their own
      await ask(['delete', 'pods', '--all', '--grace-period=1', '--wait=false']);
      const deadline = `--timeout=${removalMs / 1000}s`;
      await askKubectl(['delete', 'namespace', namespace, '--ignore-not-found', deadline], {
        timeoutMs: removalMs + 10_000,
      });
    }
  });

  return {
    namespace,
    ask,
    try: attempt,
    run,
    exec: async (pod, ...command) => run(['exec', pod, '--', ...command]),
    untilDone: async (pod, ...command) => {
      const args = ['exec', pod, '--', ...command];
      await waitFor({ what: args.join(' '), timeoutMs: readyMs, everyMs: 1000 }, async () => {
        const { code } = await kubectl(inNamespace(args));
        return code === 0 ? true : undefined;
      }).catch(() => undefined);
      return run(args);
    },
    apply: async (resources) => run(['apply', '-f', '-'], { input: writeManifest(resources) }),
    untilReady: async (workload, pods, timeoutMs = readyMs) => {
      const began = performance.now();
      const isReady = `--for=jsonpath={.status.readyReplicas}=${pods}`;
      await waitAsLong(['wait', isReady, workload], timeoutMs);
      return (performance.now() - began) / 1000;
    },
    untilRolledOut: async (workload, timeoutMs = readyMs) => {
      const began = performance.now();
      await waitAsLong(['rollout', 'status', workload], timeoutMs);
      return (performance.now() - began) / 1000;
    },
    keepText: steps.keepText,
    keepLogs,
    figure: (what, value) => {
      process.stdout.write(`${subject}: ${what}: ${value}\n`);
      keepFigure({ subject, what, value });
    },
  };

  async function waitAsLong(args: readonly string[], timeoutMs: number): Promise<void> {
    await run([...args, `--timeout=${Math.ceil(timeoutMs / 1000)}s`], {
      timeoutMs: timeoutMs + 10_000,
    });
  }
}

/** As a shell would want it. */
function quote(word: string): string {
  return /^[\w@%+=:,./{}-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
