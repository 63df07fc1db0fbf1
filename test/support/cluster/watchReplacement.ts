import { waitFor } from '../../../local/waitFor.ts';
import { type Following, followLines, type Seen } from './followLines.ts';
import { asPodEvents, parsePodEvent } from './podEvents.ts';
import type { Cluster } from './useCluster.ts';

/** When each step of a pod's replacement was seen, in milliseconds since 1970. */
export interface ReplacementSteps {
  readonly asked: number;
  readonly outOfEndpoints: number;
  /** The line of its log by which nginx shuts down. */
  readonly signalled: number;
  readonly ended: number;
  readonly exitCode: number | undefined;
  readonly gone: number;
  readonly nextMade: number;
  readonly nextReady: number;
  readonly nextInEndpoints: number;
}

/** Which pods of a Service are ready, by their uid. */
type ReadyPods = ReadonlySet<string>;

const watchMs = 120_000;

/** `kubectl delete pod`, and what is seen of it until a pod of the same name is among the endpoints of a Service. */
export async function watchReplacement(
  cluster: Cluster,
  name: string,
  service: string,
): Promise<ReplacementSteps> {
  const { namespace } = cluster;
  const selector = `--selector=kubernetes.io/service-name=${service}`;
  const events = followLines(namespace, ['get', 'pod', name, ...asPodEvents], parsePodEvent);
  // kubectl's jsonpath forgets a range after the first event
  const endpoints = followLines(
    namespace,
    ['get', 'endpointslices', selector, '--watch', '--output-watch-events', '--output=json'],
    (line) => parseEndpoints(JSON.parse(line)),
  );
  const log = followLines(namespace, ['logs', '--follow', name], (line) => line);
  const until = async <T>(
    what: string,
    { seen }: Following<T>,
    is: (what: T) => boolean,
  ): Promise<Seen<T>> =>
    waitFor({ what: `${name}: ${what}`, timeoutMs: watchMs, everyMs: 20 }, () =>
      seen.find((one) => is(one.what)),
    );
  try {
    const { what: first } = await until('ready', events, ({ pod }) => pod.isReady);
    const { uid } = first.pod;
    await until('in the endpoints', endpoints, (ready) => ready.has(uid));
    await until('the first line of the log', log, () => true);
    const asked = Date.now();
    await cluster.run(['delete', 'pod', name, '--wait=false']);
    const out = await until('out of the endpoints', endpoints, (ready) => !ready.has(uid));
    const signalled = await until('SIGQUIT', log, (line) => line.includes('(SIGQUIT) received'));
    const ended = await until('ended', events, ({ pod }) => pod.exitCode !== undefined);
    const gone = await until('gone', events, ({ type }) => type === 'DELETED');
    const made = await until('made again', events, ({ pod }) => pod.uid !== uid);
    const ready = await until('ready again', events, ({ pod }) => pod.uid !== uid && pod.isReady);
    const again = await until('in the endpoints again', endpoints, (all) =>
      all.has(ready.what.pod.uid),
    );
    return {
      asked,
      outOfEndpoints: out.at,
      signalled: signalled.at,
      ended: ended.at,
      exitCode: ended.what.pod.exitCode,
      gone: gone.at,
      nextMade: made.at,
      nextReady: ready.at,
      nextInEndpoints: again.at,
    };
  } finally {
    await Promise.all([events.close(), endpoints.close(), log.close()]);
  }
}

interface EndpointsChange {
  readonly object: {
    readonly endpoints?: readonly {
      readonly conditions: { readonly ready: boolean };
      readonly targetRef: { readonly uid: string };
    }[];
  };
}

function parseEndpoints({ object }: EndpointsChange): ReadyPods {
  const ready = (object.endpoints ?? []).filter(({ conditions }) => conditions.ready);
  return new Set(ready.map(({ targetRef }) => targetRef.uid));
}
