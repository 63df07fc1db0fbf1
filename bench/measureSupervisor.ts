import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { askHealth } from '../src/process/askHealth.ts';
import type { RunningPod } from '../local/runPod.ts';
import { percentile } from './report.ts';

/** What a supervisor costs that is asked ten times a second. */
export interface Supervisor {
  /** The supervisor's own CPU time, with all that it does beside, by the number of probes. */
  readonly cpuMsPerProbe: number;
  /** From the connection to the end of the answer, at the 99th percentile. */
  readonly p99Ms: number;
  readonly anonymousMb: number;
  readonly residentMb: number;
}

const everyMs = 100;
/** One behind the other: a supervisor lives for weeks, and its code is compiled in the first minute. */
const warmUps = 1000;

/** Asks `/readyz` ten times a second. */
export async function measureSupervisor(pod: RunningPod, probes: number): Promise<Supervisor> {
  const port = 8090;
  const times: number[] = [];
  let cpuBefore = 0;
  for (let probe = -warmUps; probe < probes; probe++) {
    if (probe === 0) cpuBefore = readCpuMs(pod.pid);
    const start = performance.now();
    const { status, body } = await askHealth('/readyz', {
      host: pod.pod.address,
      port,
      timeoutMs: 2000,
    });
    const took = performance.now() - start;
    if (status !== 200) throw new Error(`/readyz: ${status} ${body}`);
    if (probe >= 0) times.push(took);
    if (probe >= 0) await setTimeout(Math.max(0, everyMs - took));
  }
  return {
    cpuMsPerProbe: (readCpuMs(pod.pid) - cpuBefore) / probes,
    p99Ms: percentile(times, 0.99),
    anonymousMb: readMemoryKib(pod.pid, 'Anonymous') * 0.001024,
    residentMb: readMemoryKib(pod.pid, 'Rss') * 0.001024,
  };
}

/** What a pod's probes and a scraper ask in an hour: readiness each 5 s, liveness each 10 s, figures each 30 s. */
const hourly = { '/readyz': 720, '/livez': 360, '/metrics': 120 };

/** The supervisor's anonymous memory in MB after each of so many hours' worth of questions, one behind the other. */
export async function measureHours(pod: RunningPod, hours: number): Promise<readonly number[]> {
  const target = { host: pod.pod.address, port: 8090, timeoutMs: 5000 };
  const paths = Object.entries(hourly).flatMap(([path, times]) =>
    Array.from({ length: times }, () => path),
  );
  const anonymousMb: number[] = [];
  for (let hour = 0; hour < hours; hour++) {
    for (const path of paths) await askHealth(path, target);
    anonymousMb.push(readMemoryKib(pod.pid, 'Anonymous') * 0.001024);
  }
  return anonymousMb;
}

/** All threads together, to the nanosecond (proc(5), schedstat). */
function readCpuMs(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const ns = tasks.map((task) =>
    Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return ns.reduce((sum, one) => sum + one, 0) / 1_000_000;
}

function readMemoryKib(pid: number, name: 'Anonymous' | 'Rss'): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const [, kib] = new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text) ?? [];
  if (kib === undefined) throw new Error(`smaps_rollup has no ${name}`);
  return Number(kib);
}
