import { bare, directReady, jvm, stoppable, supervisedReady } from './kafkaOkCommands.ts';
import { type Contender, median, type Target } from './report.ts';
import { partitions } from './serveManyPartitions.ts';

/** For how many hours' worth of probes a supervisor is asked. */
export const hours = 6;

/** What was measured, beside what it may be. */
export function kafkaOkTargets(
  contenders: readonly Contender[],
  cpuMsPerProbe: number,
  memory: readonly number[],
): Target[] {
  const figure = (name: string, key: 'cpuMs' | 'wallMs'): number =>
    median((contenders.find((one) => one.name === name)?.costs ?? []).map((cost) => cost[key]));
  const ratio = (above: string, below: string): number =>
    figure(above, 'cpuMs') / figure(below, 'cpuMs');
  const [first = Number.NaN] = memory;
  const last = memory.at(-1) ?? Number.NaN;
  return [
    {
      text: 'kafkaOk ready to bare node, CPU',
      bound: 'at most',
      limit: 1.3,
      figure: ratio(supervisedReady, bare),
    },
    {
      text: 'kafkaOk ready without a supervisor to bare node, CPU',
      bound: 'at most',
      limit: 2.5,
      figure: ratio(directReady, bare),
    },
    {
      text: `${jvm} to kafkaOk ready, CPU`,
      bound: 'at least',
      limit: 15,
      figure: ratio(jvm, supervisedReady),
    },
    {
      text: `kafkaOk stoppable without a supervisor, ${partitions} partitions, time`,
      bound: 'at most',
      limit: 1000,
      unit: 'ms',
      figure: figure(stoppable, 'wallMs'),
    },
    {
      text: 'a probe of a supervisor of a broker, CPU',
      bound: 'at most',
      limit: 1,
      unit: 'ms',
      figure: cpuMsPerProbe,
    },
    {
      text: "a supervisor of a broker after an hour's worth of probes, anonymous memory",
      bound: 'at most',
      limit: 40,
      unit: 'MB',
      figure: first,
    },
    {
      text: `what ${hours - 1} more hours' worth of them add to it`,
      bound: 'at most',
      limit: 2,
      unit: 'MB',
      figure: last - first,
    },
  ];
}
