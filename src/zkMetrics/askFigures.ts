import type { Disk } from '../files/disk.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { askServer, type Target } from '../zookeeper/ask/askServer.ts';
import { renderPlace } from '../pod/place.ts';
import { type Metric, parseMntr } from '../zookeeper/replies/mntr.ts';
import type { Format } from './commandLine.ts';
import { renderJson } from './json.ts';
import { renderReport } from './report.ts';
import type { Shown } from '../tool/shown.ts';

/** Asks a member for its figures. Throws a ToolError where there is no answer, unless a scrape tells it. */
export async function askFigures(
  target: Target,
  format: Format,
  askDisks: () => Promise<readonly Disk[]>,
): Promise<Shown> {
  if (format === 'prometheus') {
    // Its tables of names are of no use to the other formats.
    const { askScrape } = await import('./askScrape.ts');
    return askScrape(target, askDisks);
  }
  const where = renderPlace(target);
  const [reply, disks] = await Promise.all([askServer('mntr', target), askDisks()]);
  const metrics = parseMntr(reply);
  if (!metrics.ok) {
    return { text: '', problems: [`${where}: ${metrics.problem}`], exitCode: ExitCode.No };
  }
  const text = render(format, { where, reply, metrics: metrics.value, disks });
  return { text, problems: [], exitCode: ExitCode.Ok };
}

interface Figures {
  readonly where: string;
  readonly reply: string;
  readonly metrics: readonly Metric[];
  readonly disks: readonly Disk[];
}

function render(
  format: 'raw' | 'table' | 'json',
  { where, reply, metrics, disks }: Figures,
): string {
  switch (format) {
    case 'raw':
      return reply;
    case 'json':
      return renderJson(metrics);
    case 'table':
      return renderReport(where, metrics, disks);
  }
}
