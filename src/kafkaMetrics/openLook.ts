import { splitList } from '../kafka/cluster/listeners.ts';
import { askBootstrap } from '../kafka/metrics/askBootstrap.ts';
import { askAnyBrokerMinIsr, keepMinIsr } from '../kafka/metrics/askMinIsr.ts';
import { askOwnLook, type How } from '../kafka/metrics/askOwnLook.ts';
import type { Look } from '../kafka/metrics/look.ts';
import type { NoAnswer } from '../kafka/ask/target.ts';
import { readOwnServer } from '../kafka/readOwnServer.ts';
import { readVersion } from '../kafka/readVersion.ts';
import { metricsSettings } from '../kafka/settings/metricsSettings.ts';
import { generatedPlaceSettings } from '../kafka/settings/placeSettings.ts';
import { reachableHost } from '../pod/reachableHost.ts';
import { parsePlace, type Place, renderPlace } from '../pod/place.ts';
import { isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { parsePort, quote } from '../tool/parsers.ts';
import { requireSettings } from '../tool/requireSettings.ts';
import type { Flags, Sources } from '../tool/settings.ts';
import type { Shown } from '../tool/shown.ts';
import { ToolError } from '../tool/toolError.ts';
import type { Format } from './commandLine.ts';
import { renderJson } from './json.ts';
import { listScreens, renderReport } from './report.ts';
import { judgeLook } from './verdict.ts';
import { askServer } from '../kafka/ask/askServer.ts';

/** Gives what looks at the server of this pod, or at a cluster. Throws a ToolError where nobody can be asked. */
export async function openLook(sources: Sources, format: Format): Promise<() => Promise<Shown>> {
  const { flags = {}, env } = sources;
  const { metricsTimeoutMs: timeoutMs, ...places } = requireSettings(
    { ...metricsSettings, ...generatedPlaceSettings },
    sources,
  );
  const bootstrap = readBootstrap(flags);
  const wide = bootstrap.length > 0 || isOn(flags, 'cluster');
  const how: How = {
    askServer,
    keepMinIsr: keepMinIsr(() => performance.now()),
    env,
    timeoutMs,
    wide,
    withGroups: true,
  };
  if (wide && format === 'prometheus') throw new ToolError(ExitCode.Usage, [scrapeRefusal]);
  if (bootstrap.length > 0) {
    const askMinIsr = how.keepMinIsr(askAnyBrokerMinIsr(), true);
    return async () => {
      const answered = await askBootstrap(bootstrap, { ...how, askMinIsr });
      const where = bootstrap.map((place) => renderPlace(place)).join(', ');
      if (!answered.ok) throw new ToolError(ExitCode.Unavailable, [`${where}: ${answered.reason}`]);
      return show(answered.value, { format, wide, where });
    };
  }
  return async () => {
    const own = readOwnServer(places);
    if (!own.ok) throw new ToolError(ExitCode.Config, [own.problem]);
    const { question, nodeId } = own.value;
    const where = question.askable ? renderAsked(question.socket) : 'the broker';
    if (format === 'prometheus') {
      const { askScrape } = await import('../kafka/metrics/askScrape.ts');
      const version = readVersion(places.kafkaHome);
      const node = { ...own.value, version: version.ok ? version.value : undefined };
      const scrape = await askScrape(node, how);
      return { ...scrape, problems: scrape.problems.map((problem) => `${where}: ${problem}`) };
    }
    const answered = await askOwnLook(own.value, how);
    if (!answered.ok) {
      const hint = wide && silent.has(answered.type) ? elsewhere : '';
      throw new ToolError(ExitCode.Unavailable, [`${where}: ${answered.reason}${hint}`]);
    }
    const kind = question.askable ? question.socket.role : 'broker';
    return show(answered.value, { format, wide, where: `${kind} ${nodeId} at ${where}` });
  };
}

/** Where others of the cluster may well answer. */
const silent: ReadonlySet<NoAnswer> = new Set(['refused', 'closed', 'late']);
const elsewhere =
  ' (call it in the pod of a broker that answers, or with --bootstrap-server host:port of one)';

function renderAsked({ host, port }: Place): string {
  return renderPlace({ host: reachableHost(host), port });
}

interface Shape {
  readonly format: 'table' | 'json' | 'prometheus';
  readonly wide: boolean;
  readonly where: string;
}

function show(look: Look, { format, wide, where }: Shape): Shown {
  const { faults, untold } = judgeLook(look);
  const isWell = faults.length === 0 && untold.length === 0;
  const id = look.cluster?.clusterId;
  const title = id === undefined ? where : `cluster ${id}, by ${where}`;
  return {
    text: format === 'json' ? renderJson(look) : renderReport(title, look),
    problems: [],
    exitCode: isWell || !wide ? ExitCode.Ok : ExitCode.No,
    ...(format === 'table' && { screens: listScreens(title, look) }),
  };
}

const scrapeRefusal =
  '--format: expected table or json of a cluster, got "prometheus" (Prometheus scrapes each broker by itself: leave --cluster and --bootstrap-server out)';

function readBootstrap(flags: Flags): readonly Place[] {
  const words = (flags['bootstrap-server'] ?? []).flatMap((flag) => splitList(flag));
  return words.map((word) => {
    const place = parsePlace(word);
    if (place !== undefined && parsePort(String(place.port)).ok) return place;
    throw new ToolError(ExitCode.Usage, [
      `--bootstrap-server: expected host:port,…, got ${quote(word)}`,
    ]);
  });
}
