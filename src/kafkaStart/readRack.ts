import { parseRackFile } from '../kafka/cluster/rack.ts';
import type { KafkaSettings } from '../kafka/settings/settings.ts';
import { readSmallFile } from '../files/readSmallFile.ts';

export interface Rack {
  readonly rack: string | undefined;
  readonly warnings: readonly string[];
}

/** The zone of this pod: what POD_ZONE says, else what KAFKA_RACK_FILE holds now; nothing waits for it. */
export function readRack({ podZone, rackFile }: Pick<KafkaSettings, 'podZone' | 'rackFile'>): Rack {
  if (podZone !== undefined || rackFile === undefined) return { rack: podZone, warnings: [] };
  const read = readSmallFile(rackFile);
  if (!read.ok) return without(read.code === 'ENOENT' ? `${rackFile}: not found` : read.problem);
  const rack = parseRackFile(read.bytes.toString('utf8'));
  return rack === undefined ? without(`${rackFile} names no rack`) : { rack, warnings: [] };
}

function without(problem: string): Rack {
  const warning = `KAFKA_RACK_FILE: ${problem}; broker.rack stays unset (replicas may all end up in one zone)`;
  return { rack: undefined, warnings: [warning] };
}
