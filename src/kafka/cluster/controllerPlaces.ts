import { parsePlace, type Place, renderPlace } from '../../pod/place.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { splitList } from './listeners.ts';
import { parseVoters } from './voters.ts';

/** A controller, as the properties of another one know it. */
export interface ControllerPlace extends Place {
  /** `1001 at controller-1:9093`; without its id where only places are listed. */
  readonly who: string;
}

/** The other controllers, by controller.quorum.voters or controller.quorum.bootstrap.servers; own places are not known there. */
export function listControllers(properties: Entries, nodeId: number): readonly ControllerPlace[] {
  const voters = parseVoters(valueOf(properties, 'controller.quorum.voters') ?? '');
  if (voters.ok) {
    return voters.value
      .filter(({ id }) => id !== nodeId)
      .map(({ id, host, port }) => ({
        host,
        port,
        who: `${id} at ${renderPlace({ host, port })}`,
      }));
  }
  const places = splitList(valueOf(properties, 'controller.quorum.bootstrap.servers') ?? '');
  return places.flatMap((who): ControllerPlace[] => {
    const place = parsePlace(who);
    return place === undefined ? [] : [{ ...place, who }];
  });
}
