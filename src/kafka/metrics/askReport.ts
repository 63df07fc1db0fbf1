import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import type { Ask } from '../ask/target.ts';
import { describeLogDirs } from '../wire/describeLogDirs.ts';
import { fetchOffsets, listGroups } from '../wire/groups.ts';
import { describeError } from './errorWords.ts';
import type { CommittedGroup } from './groupLags.ts';
import type { BrokerReport } from './look.ts';

/** Of a group that is gone, or is none of consumers, meanwhile or always. */
const goneCodes: ReadonlySet<number> = new Set([16, 69]);

/** What has come of a report so far. */
export interface Heard {
  logDirs?: BrokerReport['logDirs'];
  groups?: BrokerReport['groups'];
}

/**
 * Asks a broker for what nobody else knows: its log dirs, and the groups that it coordinates. What has come counts,
 * also where the time is over before the rest does.
 */
export async function askReport(ask: Ask, withGroups: boolean, heard: Heard): Promise<void> {
  const { errorCode, dirs } = await ask(describeLogDirs);
  heard.logDirs = errorCode === 0 ? accept(dirs) : reject(describeError(errorCode));
  heard.groups = withGroups ? await askGroups(ask) : accept([]);
}

/** `reason`: why the rest has not come. */
export function toReport(id: number, { logDirs, groups }: Heard, reason: string): BrokerReport {
  const rest = reject(reason);
  return { id, silence: undefined, logDirs: logDirs ?? rest, groups: groups ?? rest };
}

async function askGroups(ask: Ask): Promise<Parsed<readonly CommittedGroup[]>> {
  const { errorCode, groups } = await ask(listGroups);
  if (errorCode !== 0) return reject(describeError(errorCode));
  // all at once: the broker answers in their order
  const answers = await Promise.all(groups.map(async (group) => ask(fetchOffsets(group))));
  return accept(
    answers.flatMap(({ errorCode: code, offsets }, index) => {
      if (goneCodes.has(code)) return [];
      const told = code === 0 ? accept(offsets) : reject(describeError(code));
      return [{ group: groups[index] ?? '', offsets: told }];
    }),
  );
}
