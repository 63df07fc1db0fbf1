import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const built = join(import.meta.dirname, '../../dist/kafkaStart.mjs');
const timeoutMs = 60_000;

/** A broker's file system with a java that a test writes, in a folder of its own that every user may enter. */
export interface KafkaBox {
  readonly folder: string;
  /** What the pod's manifest would set: pod kafka-0 of three, in KRaft mode. */
  readonly env: Readonly<Record<string, string>>;
  readonly logDir: string;
  readonly java: string;
  /** What the java has noted in `$NOTES`; none where it was never started. */
  readonly readNotes: () => string | undefined;
  /** Storage that is formatted for this broker, so that java is started for the broker at once. */
  readonly format: (properties?: Readonly<Record<string, string>>) => void;
  readonly remove: () => void;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const domain = 'kafka-svc.default.svc.cluster.local';

export const clusterId = 'Ck5VKZ0VTgWXqVHLh0tpBQ';

/** The java is this shell script; the broker listens on `address`, and so does its supervisor. */
export function makeKafkaBox(address: string, script = 'echo "$@" >>"$NOTES"'): KafkaBox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kafka-start-')));
  chmodSync(folder, 0o755);
  const home = join(folder, 'kafka');
  const java = join(folder, 'jdk/bin/java');
  const logDir = join(folder, 'data');
  const notes = join(folder, 'notes');
  for (const path of [join(home, 'libs'), join(folder, 'jdk/bin')]) {
    mkdirSync(path, { recursive: true });
  }
  writeFileSync(join(home, 'libs/kafka_2.13-4.3.1.jar'), '');
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, `${address} kafka-0.${domain} kafka-0\n`);
  writeFileSync(java, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return {
    folder,
    logDir,
    java,
    env: {
      PATH: process.env['PATH'] ?? '',
      NOTES: notes,
      JAVA_HOME: join(folder, 'jdk'),
      POD_NAME: 'kafka-0',
      KAFKA_REPLICAS: '3',
      POD_HOSTS_FILE: hosts,
      KAFKA_DOMAIN: domain,
      KAFKA_HOME: home,
      KAFKA_CONF_DIR: join(folder, 'conf'),
      KAFKA_LOG_DIRS: logDir,
      KAFKA_LISTENERS: `PLAINTEXT://${address}:9092,CONTROLLER://${address}:9093`,
      KAFKA_HEALTH_ADDRESS: address,
      CLUSTER_ID: clusterId,
    },
    readNotes: () => (existsSync(notes) ? readFileSync(notes, 'utf8') : undefined),
    format: (properties = {}) => {
      mkdirSync(logDir, { recursive: true });
      const all = { version: '1', 'node.id': '0', 'cluster.id': clusterId, ...properties };
      const lines = Object.entries(all).map(([key, value]) => `${key}=${value}\n`);
      writeFileSync(join(logDir, 'meta.properties'), lines.join(''));
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly cwd?: string;
  /** Whether it leads a process group of its own, as a shell's foreground job does. */
  readonly leads?: boolean;
}

/** Runs the built tool as a process, with these variables and no other, to its end. */
export async function runKafkaStart({ env, argv = [], cwd }: Run): Promise<Ended> {
  return run([built, ...argv], env, cwd);
}

/** A process of the built tool that goes on. */
export function startKafkaStart({ env, argv = [], leads = false }: Run) {
  const child = execa(process.execPath, [built, ...argv], {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: timeoutMs,
    detached: leads,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  return {
    pid: child.pid,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** The lines that it has said so far, without the time of day. */
    readStory: () => storyOf(said),
    exited: child.then(({ exitCode, signal, stderr }) => ({
      exit: exitCode ?? signal,
      story: storyOf(stderr),
    })),
  };
}

/** What kafkaStart says in a text, without its name and the time of day. */
export function storyOf(text: string): string[] {
  return (
    text
      .split('\n')
      // how the memory is shared out is said where the container has a limit alone; the first line
      // of every start has a test of its own
      .filter((line) => /^kafkaStart: (?!(?:[\d:.]{12} )?(?:memory: |starting Kafka ))/.test(line))
      .map((line) => line.replace(/^kafkaStart: (\d\d:\d\d:\d\d\.\d{3} )?/, ''))
  );
}

/** Runs the built tool as a container does that is not root. */
export async function runUnprivileged(
  box: KafkaBox,
  env: KafkaBox['env'],
  argv: readonly string[] = [],
): Promise<Ended> {
  if (process.getuid?.() !== 0) return runKafkaStart({ env, argv });
  // a copy, since the checkout may be where only root may look
  const copy = join(box.folder, 'kafkaStart.mjs');
  copyFileSync(built, copy);
  try {
    const drop = 'process.setgroups([]); process.setgid(1001); process.setuid(1001);';
    return await run(['--import', `data:text/javascript,${drop}`, copy, ...argv], env);
  } finally {
    rmSync(copy);
  }
}

async function run(args: readonly string[], env: Run['env'], cwd?: string): Promise<Ended> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, {
    env,
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout: timeoutMs,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (exitCode === undefined) throw new Error(`kafkaStart was ended: ${stderr}`);
  return { code: exitCode, stdout, stderr };
}

/** A java that notes each signal that it gets, and ends with what `exits` says of it. */
export function javaThat(exits: Readonly<Record<string, number>>): string {
  const program = `
    const note = (text) => require('node:fs').appendFileSync(process.env.NOTES, text + '\\n');
    const exits = ${JSON.stringify(exits)};
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']) {
      process.on(signal, () => {
        note(signal);
        if (signal in exits) process.exit(exits[signal]);
      });
    }
    setInterval(() => {}, 1000);
    note('up');`;
  return `exec '${process.execPath}' -e "$(cat <<'END'\n${program}\nEND\n)"`;
}
