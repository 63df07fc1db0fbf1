/** A pod as an event showed it. */
export interface PodState {
  readonly name: string;
  readonly uid: string;
  readonly isReady: boolean;
  readonly isLeaving: boolean;
  readonly node: string;
  readonly restarts: number;
  /** Of its first container, where that has ended. */
  readonly exitCode: number | undefined;
  /** Of the StatefulSet's template that it was made from. */
  readonly revision: string;
}

/** What became of a pod: `ADDED` for one that was there when the watch began, `MODIFIED`, `DELETED`. */
export interface PodEvent {
  readonly type: string;
  readonly pod: PodState;
}

const fields = [
  '.type',
  '.object.metadata.name',
  '.object.metadata.uid',
  '.object.status.conditions[?(@.type=="Ready")].status',
  '.object.metadata.deletionTimestamp',
  '.object.spec.nodeName',
  '.object.status.containerStatuses[0].restartCount',
  '.object.status.containerStatuses[0].state.terminated.exitCode',
  '.object.metadata.labels.controller-revision-hash',
];
const template = `${fields.map((field) => `{${field}}`).join('|')}{"\\n"}`;

/** What makes `kubectl get` of pods go on, with a line for each event. */
export const asPodEvents = ['--watch', '--output-watch-events', `--output=jsonpath=${template}`];

export function parsePodEvent(line: string): PodEvent {
  const [type = '', name = '', uid = '', ready, leavesAt = '', node = '', ...more] =
    line.split('|');
  const [restarts, code = '', revision = ''] = more;
  const pod = {
    name,
    uid,
    isReady: ready === 'True',
    isLeaving: leavesAt !== '',
    node,
    restarts: Number(restarts),
    exitCode: code === '' ? undefined : Number(code),
    revision,
  };
  return { type, pod };
}
