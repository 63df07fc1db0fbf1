import type { Parsed } from '../../tool/parsed.ts';
import type { AskServer, Target } from '../ask/target.ts';
import type { AskMinIsr } from './askMinIsr.ts';
import type { BrokerPlace } from '../wire/metadata.ts';

export interface Place extends Pick<BrokerPlace, 'host' | 'port'> {
  readonly id?: number;
}

/** How a look goes about it. */
export interface Asking {
  readonly askServer: AskServer;
  /** The server that is asked first, and for the cluster. */
  readonly target: Target;
  /** Its id; undefined where it is any broker of the cluster. */
  readonly nodeId: number | undefined;
  /** Where another server is asked. */
  readonly locate: (place: Place) => Promise<Parsed<Target>>;
  /** Whether every broker is asked for itself. */
  readonly wide: boolean;
  readonly withGroups: boolean;
  readonly askMinIsr: AskMinIsr;
}
