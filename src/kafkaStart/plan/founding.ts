import type { InitialController } from '../../kafka/cluster/initialControllers.ts';
import type { Voter } from '../../kafka/cluster/voters.ts';
import type { Role } from '../../kafka/cluster/socket.ts';

/** How empty storage of a node becomes a part of its quorum. */
export type Founding =
  /** Nothing is to be said: the voters are static, or the node is no controller. */
  | { readonly type: 'none' }
  /** It is one of the first voters; `controllers` are all of them, the same on each. */
  | {
      readonly type: 'found';
      readonly controllers: readonly (Voter | InitialController)[];
      readonly reason: string;
    }
  /** It learns from the quorum that is there, and may become a voter then. */
  | { readonly type: 'join'; readonly reason: string };

interface FoundingFacts {
  readonly roles: readonly Role[];
  readonly nodeId: number;
  /** KAFKA_BOOTSTRAP. */
  readonly bootstrap: boolean;
  readonly initialControllers: readonly InitialController[] | undefined;
  /** Those that follow from the settings; undefined where the settings do not tell. */
  readonly controllers: readonly Voter[] | undefined;
  /** It is all there is of the cluster, broker and controller at once. */
  readonly alone: boolean;
  /** Whether a controller that has joined makes itself a voter. */
  readonly autoJoin: boolean;
}

/**
 * A controller with empty storage is a founder only where the operator says that the cluster is new: one
 * that has lost its volume would else come back as the voter that it was, without what it had
 * acknowledged. A node that is all there is of a cluster needs no word.
 */
export function decideFounding(facts: FoundingFacts): Founding {
  const { roles, nodeId, bootstrap, initialControllers, controllers, alone } = facts;
  if (!roles.includes('controller')) return { type: 'none' };
  if (initialControllers !== undefined) {
    return initialControllers.some(({ id }) => id === nodeId)
      ? founders(initialControllers, 'KAFKA_INITIAL_CONTROLLERS')
      : join(facts, `KAFKA_INITIAL_CONTROLLERS does not name ${nodeId}`);
  }
  if (bootstrap && controllers !== undefined) return founders(controllers, 'KAFKA_BOOTSTRAP');
  if (alone && controllers !== undefined) {
    return founders(controllers, 'the only node');
  }
  return join(facts, 'neither KAFKA_BOOTSTRAP nor KAFKA_INITIAL_CONTROLLERS says that it is new');
}

function founders(controllers: readonly Voter[], why: string): Founding {
  const ids = controllers.map(({ id }) => id).join(', ');
  return { type: 'found', controllers, reason: `it founds the quorum of ${ids} (${why})` };
}

function join({ nodeId, autoJoin }: FoundingFacts, why: string): Founding {
  const next = autoJoin
    ? 'and becomes a voter by itself'
    : `and votes once kafka-metadata-quorum.sh add-controller was run for ${nodeId}`;
  return { type: 'join', reason: `it joins the quorum that is there, ${next} (${why})` };
}
