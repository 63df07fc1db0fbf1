import { parsePodName, type PodName } from '../pod/podName.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { quote } from '../tool/parsers.ts';
import { maxMyid, type ZkSettings } from './settings.ts';

type IdentitySettings = Pick<ZkSettings, 'replicas' | 'myid' | 'idOffset'>;

interface NamedPod {
  readonly name: string;
  readonly nameSource: string;
}

/** Which member this pod is. */
export interface Identity {
  readonly myid: number;
  /** The StatefulSet that all members are named by; none where one server stands alone. */
  readonly set: string | undefined;
}

/**
 * Decides the member's id. Several members are told apart by the ordinal in the pod's name, and an
 * explicit id may only say the same. A server that stands alone needs no ordinal: it is the first
 * member, or the one that `ZK_MY_ID` says.
 */
export function decideIdentity(settings: IdentitySettings, pod: NamedPod): Parsed<Identity> {
  const { replicas, idOffset } = settings;
  if (replicas > 1) return decideAmongSeveral(settings, pod);
  if (settings.myid !== undefined) return accept({ myid: settings.myid, set: undefined });
  const name = parsePodName(pod.name);
  if (!name.ok) return accept({ myid: idOffset, set: undefined });
  const outside = rejectOutside(settings, pod, name.value);
  return outside ?? accept({ myid: name.value.ordinal + idOffset, set: undefined });
}

function decideAmongSeveral(settings: IdentitySettings, pod: NamedPod): Parsed<Identity> {
  const { replicas, idOffset } = settings;
  const name = parsePodName(pod.name);
  if (!name.ok) {
    const remedy = `${replicas} members are told apart by it: run as a StatefulSet, or set POD_NAME from metadata.name`;
    return reject(`${pod.nameSource}: ${name.problem} (${remedy})`);
  }
  const { set, ordinal } = name.value;
  const outside = rejectOutside(settings, pod, name.value);
  if (outside !== undefined) return outside;
  const myid = ordinal + idOffset;
  if (settings.myid !== undefined && settings.myid !== myid) {
    return reject(
      `ZK_MY_ID: expected ${myid}, the id of ${quote(pod.name)}, got ${settings.myid} (unset it: the ordinal tells the id)`,
    );
  }
  const last = idOffset + replicas - 1;
  return last > maxMyid
    ? reject(
        `ZK_ID_OFFSET: the last of ${replicas} members would have the id ${last}, expected ${maxMyid} at most (lower it)`,
      )
    : accept({ myid, set });
}

function rejectOutside(settings: IdentitySettings, pod: NamedPod, { ordinal }: PodName) {
  const { replicas } = settings;
  if (ordinal < replicas) return undefined;
  const known =
    replicas === 1 ? 'one member has the ordinal 0' : `${replicas} have 0 to ${replicas - 1}`;
  return reject(
    `ZK_REPLICAS: ${quote(pod.name)} is no member of an ensemble of ${replicas}: ${known} (to grow, raise ZK_REPLICAS on every member first, then spec.replicas; to shrink, lower spec.replicas first, then ZK_REPLICAS)`,
  );
}
