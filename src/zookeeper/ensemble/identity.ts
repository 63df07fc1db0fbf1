import { parsePodName, type PodName } from '../../pod/podName.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { maxMyid } from './serverLine.ts';

export type IdentitySettings = Pick<
  ZkSettings,
  'replicas' | 'myid' | 'idOffset' | 'servers' | 'extraServers'
>;

interface NamedPod {
  readonly name: string;
  readonly nameSource: string;
}

/** Which member this pod is. */
export interface Identity {
  readonly myid: number;
  /** The StatefulSet that the members are named by; none where the name cannot tell or need not. */
  readonly pod: PodName | undefined;
}

/**
 * Decides the member's id: the one that `ZK_MY_ID` says, else the ordinal in the pod's name plus
 * `ZK_ID_OFFSET`. Where the list of servers follows from the ordinals, both must say the same.
 */
export function decideIdentity(settings: IdentitySettings, pod: NamedPod): Parsed<Identity> {
  const name = parsePodName(pod.name);
  if (settings.servers !== undefined) return decideListed(settings, pod, name);
  const { replicas } = settings;
  if (replicas === undefined) {
    return reject(
      'ZK_REPLICAS: is required: size of the ensemble, equal to spec.replicas of the StatefulSet',
    );
  }
  if (isAlone(settings)) return decideAlone({ ...settings, replicas }, pod, name);
  return decideAmongSeveral({ ...settings, replicas }, pod, name);
}

/** Whether one server is all there is: it runs standalone, without a list of servers. */
export function isAlone({ replicas, servers, extraServers }: Partial<IdentitySettings>): boolean {
  return replicas === 1 && servers === undefined && extraServers === undefined;
}

type Sized = IdentitySettings & { readonly replicas: number };

function decideListed(
  { myid, idOffset }: IdentitySettings,
  pod: NamedPod,
  name: Parsed<PodName>,
): Parsed<Identity> {
  if (myid !== undefined) return accept({ myid, pod: name.ok ? name.value : undefined });
  if (!name.ok) return reject(`${pod.nameSource}: ${name.problem} (set ZK_MY_ID)`);
  const id = name.value.ordinal + idOffset;
  return id > maxMyid ? rejectId(id) : accept({ myid: id, pod: name.value });
}

function decideAlone(settings: Sized, pod: NamedPod, name: Parsed<PodName>): Parsed<Identity> {
  const { idOffset, myid } = settings;
  // A host name may end in a number of its own; POD_NAME is a pod's.
  const outside =
    name.ok && (myid === undefined || pod.nameSource === 'POD_NAME')
      ? rejectOutside(settings, pod, name.value)
      : undefined;
  if (outside !== undefined) return outside;
  if (myid !== undefined) return accept({ myid, pod: undefined });
  if (!name.ok) return accept({ myid: idOffset, pod: undefined });
  return accept({ myid: name.value.ordinal + idOffset, pod: name.value });
}

function decideAmongSeveral(
  settings: Sized,
  pod: NamedPod,
  name: Parsed<PodName>,
): Parsed<Identity> {
  const { replicas, idOffset } = settings;
  if (!name.ok) {
    const remedy = `${replicas} members are told apart by it: run as a StatefulSet, or set POD_NAME from metadata.name`;
    return reject(`${pod.nameSource}: ${name.problem} (${remedy})`);
  }
  const outside = rejectOutside(settings, pod, name.value);
  if (outside !== undefined) return outside;
  const myid = name.value.ordinal + idOffset;
  if (settings.myid !== undefined && settings.myid !== myid) {
    return reject(
      `ZK_MY_ID: expected ${myid}, the id of ${quote(pod.name)}, got ${settings.myid} (unset it: the ordinal tells the id)`,
    );
  }
  const last = idOffset + replicas - 1;
  return last > maxMyid ? rejectId(last) : accept({ myid, pod: name.value });
}

function rejectId(id: number): Parsed<never> {
  return reject(
    `ZK_ID_OFFSET: the last member would have the id ${id}, expected ${maxMyid} at most (lower it)`,
  );
}

function rejectOutside({ replicas }: Sized, pod: NamedPod, { ordinal }: PodName) {
  if (ordinal < replicas) return undefined;
  const known =
    replicas === 1 ? 'one member has the ordinal 0' : `${replicas} have 0 to ${replicas - 1}`;
  return reject(
    `ZK_REPLICAS: ${quote(pod.name)} is no member of an ensemble of ${replicas}: ${known} (to grow, raise ZK_REPLICAS and spec.replicas together, by one; to shrink, lower spec.replicas first, then ZK_REPLICAS)`,
  );
}
