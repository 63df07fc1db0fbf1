import type { MemberStarts } from './measureMemberStarts.ts';
import type { Supervisor } from './measureSupervisor.ts';
import { type Contender, median, type Target } from './report.ts';

export interface Measured {
  readonly contenders: readonly Contender[];
  readonly starts: MemberStarts;
  readonly supervisor: Supervisor;
}

/** What the project wants of its figures, and what they are. */
export function judge({ contenders, starts, supervisor }: Measured): Target[] {
  const figure = (name: string, key: 'cpuMs' | 'peakKib' | 'wallMs'): number =>
    median((contenders.find((one) => one.name === name)?.costs ?? []).map((cost) => cost[key]));
  const bare = 'bare node, one exchange';
  const idle = 'bare node, no work';
  const compare = (
    text: string,
    [above, below, key]: readonly [string, string, 'cpuMs' | 'peakKib' | 'wallMs'],
    [bound, limit]: readonly [Target['bound'], number],
  ): Target => ({ text, bound, limit, figure: figure(above, key) / figure(below, key) });
  return [
    compare('zkGenConfig to bare node, CPU', ['zkGenConfig, all', idle, 'cpuMs'], ['at most', 1.5]),
    {
      text: 'zkGenConfig over bare node, memory',
      bound: 'at most',
      limit: 8,
      unit: 'MiB',
      figure: (figure('zkGenConfig, all', 'peakKib') - figure(idle, 'peakKib')) / 1024,
    },
    compare(
      'zkGenConfig, unchanged, to bare node, CPU',
      ['zkGenConfig, unchanged', idle, 'cpuMs'],
      ['at most', 1.3],
    ),
    compare('zkOk to bare node, CPU', ['zkOk', bare, 'cpuMs'], ['at most', 1.15]),
    compare('zkOk to bare node, memory', ['zkOk', bare, 'peakKib'], ['at most', 1.15]),
    compare(
      'FourLetterWordMain to zkOk, CPU',
      ['FourLetterWordMain srvr', 'zkOk', 'cpuMs'],
      ['at least', 4],
    ),
    compare(
      'ZooKeeperMain get to zkCli get, CPU',
      ['ZooKeeperMain get', 'zkCli get', 'cpuMs'],
      ['at least', 8],
    ),
    compare(
      'zkStart until java to bare node, time',
      ['zkStart, until java', idle, 'wallMs'],
      ['at most', 2],
    ),
    {
      text: 'zkStart over plain java until the member serves',
      bound: 'at most',
      limit: 100,
      unit: 'ms',
      figure: starts.zkStartMs - starts.plainJavaMs,
    },
    {
      text: 'a probe of a supervisor, CPU',
      bound: 'at most',
      limit: 1,
      unit: 'ms',
      figure: supervisor.cpuMsPerProbe,
    },
    {
      text: 'a probe of a supervisor, time at the 99th percentile',
      bound: 'at most',
      limit: 5,
      unit: 'ms',
      figure: supervisor.p99Ms,
    },
    {
      text: 'a supervisor, anonymous memory',
      bound: 'at most',
      limit: 35,
      unit: 'MB',
      figure: supervisor.anonymousMb,
    },
    {
      text: 'a supervisor, resident memory',
      bound: 'at most',
      limit: 80,
      unit: 'MB',
      figure: supervisor.residentMb,
    },
  ];
}
