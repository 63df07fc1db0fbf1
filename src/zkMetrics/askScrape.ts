import type { Disk } from '../files/disk.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { askCheckup } from '../zookeeper/metrics/askCheckup.ts';
import { renderPrometheus } from '../zookeeper/metrics/prometheusText.ts';
import type { Shown } from '../tool/shown.ts';

/** Asks a member, and the disks of its data, for what Prometheus scrapes: of one that does not serve, or does not answer, it tells that. */
export async function askScrape(
  target: Target,
  askDisks: () => Promise<readonly Disk[]>,
): Promise<Shown> {
  const [checkup, disks] = await Promise.all([askCheckup(target), askDisks()]);
  const text = renderPrometheus(checkup, disks);
  const { up, srvr, metrics } = checkup;
  if (metrics.ok || (up && !srvr.ok)) return { text, problems: [], exitCode: ExitCode.Ok };
  const exitCode = up ? ExitCode.No : ExitCode.Unavailable;
  return { text, problems: [metrics.problem], exitCode };
}
