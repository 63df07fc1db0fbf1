import { groupPartitions } from '../cluster/partitions.ts';
import type { Behind } from '../verdicts/catchUp.ts';
import { type Lags, subtractEnds } from '../verdicts/lags.ts';
import { listEndOffsets } from '../wire/groups.ts';
import type { BrokerPlace } from '../wire/metadata.ts';
import { askServer } from './askServer.ts';
import { type Others, resolveOther } from './resolveTarget.ts';
import type { Target } from './target.ts';

interface Asked extends Others {
  readonly behind: readonly Behind[];
  /** All brokers, at the listener that is asked. */
  readonly brokers: readonly BrokerPlace[];
}

const timeoutMs = 2000;

/**
 * How many records a broker lacks of what its leaders have: the end of each log here and there. DescribeLogDirs
 * would always say 0 of a follower, which knows of no more than it has.
 */
export async function askLags(target: Target, asked: Asked): Promise<Lags> {
  const { behind, brokers } = asked;
  if (behind.length === 0) return new Map();
  const led = brokers.map(async (place) => {
    const ofPlace = behind.filter(({ leader }) => leader === place.id);
    if (ofPlace.length === 0) return [];
    const at = await resolveOther({ ...target, timeoutMs }, place, asked);
    return at.ok ? askEnds(at.value, ofPlace) : [];
  });
  const [own, ...theirs] = await Promise.all([askEnds({ ...target, timeoutMs }, behind), ...led]);
  return subtractEnds(theirs.flat(), own);
}

async function askEnds(at: Target, replicas: readonly Behind[]) {
  const wanted = groupPartitions(replicas);
  const answered = await askServer(at, async (ask) => ask(listEndOffsets(wanted, 'debugger')));
  return answered.ok ? answered.value : []; // a lag that nobody knows is not told
}
