import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resolveJava } from '../src/java/resolveJava.ts';
import { parseConsumerEvent } from './consumerEvent.ts';
import type { Mark } from './ledger.ts';
import { boundToParent, podEnvironment } from './runPod.ts';
import type { LocalPod } from './site.ts';
import { within } from './waitFor.ts';

interface Work {
  /** Where the jars and the names of the brokers are from. */
  readonly pod: LocalPod;
  /** `host:port` of some brokers. */
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly partitions: number;
  readonly group: string;
  readonly members: number;
}

/** The members of a consumer group that read numbered records, and what they were given. */
export interface GroupReader {
  /** By partition, each record in the order in which it came, whichever member it came to. */
  readonly receipts: readonly (readonly Mark[])[];
  /** How often a member was given its partitions: once each, and again at each rebalance. */
  readonly countAssignments: () => number;
  /** Ends all members in order; throws where one has ended by itself. */
  readonly stop: () => Promise<void>;
  /** Ends them at once, if they still run. */
  readonly kill: () => void;
}

const endMs = 30_000;
const shownBytes = 2000;

/**
 * Starts a group that reads a topic from its begin, and commits whatever it was given. The members are Kafka's
 * own consumer: one of kafkajs 2.2.4 whose coordinator moves joins the group anew, and where the new one still
 * loads, it goes on as if nothing had been, and asks for the broker that is gone until that is back.
 */
export function startGroupReader(work: Work): GroupReader {
  const receipts: Mark[][] = Array.from({ length: work.partitions }, () => []);
  let assignments = 0;
  const members = Array.from({ length: work.members }, () =>
    startMember(work, (line) => {
      const event = parseConsumerEvent(line);
      if (event.type === 'assigned') assignments += 1;
      if (event.type !== 'received') return;
      receipts[event.partition]?.push({ number: event.number, atMs: performance.now() });
    }),
  );
  return {
    receipts,
    countAssignments: () => assignments,
    stop: async () => {
      await Promise.all(members.map(async (member) => member.stop()));
    },
    kill: () => {
      for (const member of members) member.kill();
    },
  };
}

interface Member {
  readonly stop: () => Promise<void>;
  readonly kill: () => void;
}

function startMember(work: Work, onLine: (line: string) => void): Member {
  const { pod, brokers, topic, group } = work;
  const [program, ...args] = [
    ...boundToParent(),
    resolveJava(podEnvironment(pod)),
    '-Xmx128M',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Djdk.net.hosts.file=${pod.env['POD_HOSTS_FILE']}`,
    '-cp',
    join(pod.env['KAFKA_HOME'] ?? '', 'libs/*'),
    'org.apache.kafka.tools.VerifiableConsumer',
    '--verbose',
    '--bootstrap-server',
    brokers.join(','),
    '--topic',
    topic,
    '--group-id',
    group,
  ];
  const child = spawn(program ?? '', args, {
    env: podEnvironment(pod),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface(child.stdout).on('line', onLine);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(-shownBytes);
  });
  return {
    stop: async () => {
      if (hasEnded(child)) throw new Error(`a member of ${group} has ended by itself: ${errors}`);
      child.kill('SIGTERM');
      await within(endMs, `the end of a member of ${group}`, once(child, 'exit'));
    },
    kill: () => {
      if (!hasEnded(child)) child.kill('SIGKILL');
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
