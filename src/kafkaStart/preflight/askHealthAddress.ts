import { readOwnAddresses } from '../../pod/readOwnName.ts';
import { askPort } from '../../process/askPort.ts';
import { configIssue } from '../../tool/configIssue.ts';
import type { Issue } from '../../tool/settings.ts';

/** Any port that is free: whether the given one is, only a start that takes it can tell. */
const anyPort = 0;

/** Refuses a KAFKA_HEALTH_ADDRESS at which this pod cannot listen. */
export async function askHealthAddress(address: string | undefined): Promise<Issue[]> {
  const problem = address === undefined ? undefined : await askPort(address, anyPort);
  if (problem === undefined) return [];
  const own = [...readOwnAddresses()].slice(0, 2);
  const which = own.length === 0 ? 'one that it has' : `one that it has: ${own.join(', ')}`;
  return [
    configIssue(
      'KAFKA_HEALTH_ADDRESS',
      `${address} ${problem} (leave it out for every address of the pod, or give ${which})`,
    ),
  ];
}
