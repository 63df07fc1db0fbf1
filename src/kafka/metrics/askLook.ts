import { renderPlace } from '../../pod/place.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { resolveOther } from '../ask/resolveTarget.ts';
import type { Answered } from '../ask/target.ts';
import type { Metadata } from '../wire/metadata.ts';
import type { Reassignment } from '../wire/reassignments.ts';
import { askControllers, askReassignments, untoldOf } from './askControllers.ts';
import { askEnds } from './askEnds.ts';
import { type Asking, withRest } from './asking.ts';
import { askMain } from './askMain.ts';
import { askReport, type Heard, toReport } from './askReport.ts';
import { toGroupLags } from './groupLags.ts';
import type { BrokerReport, Look } from './look.ts';
import { toPartitionViews } from './partitionView.ts';
import { findUntold } from './untold.ts';

/** Looks from a broker at its cluster; why it does not answer, where it does not. */
export async function askLook(asking: Asking): Promise<Answered<Look>> {
  const { nodeId, wide } = asking;
  const [main, controllers] = await Promise.all([askMain(asking), askControllers(asking)]);
  if (!main.ok) return main;
  const { cluster, registered, minIsr, own } = main.value;
  const others = wide ? await askOthers(cluster, withRest(asking)) : [];
  const reports = [...own, ...others].toSorted((a, b) => a.id - b.id);
  const committed = reports.flatMap(({ groups }) => (groups.ok ? groups.value : []));
  const ends = await askEnds(committed, cluster, withRest(asking));
  const moving =
    controllers.quorum === undefined
      ? await askActiveController(cluster, withRest(asking))
      : controllers.moving;
  const partitions = toPartitionViews({
    partitions: cluster.partitions,
    moving: moving.ok ? moving.value : [],
    minIsr: minIsr.ok ? minIsr.value : new Map(),
  });
  const { clusterId, brokers } = cluster;
  const controllerId = controllers.quorum === undefined ? cluster.controllerId : undefined;
  const view = { clusterId, controllerId, brokers, registered, partitions, reports };
  return {
    ok: true,
    value: {
      nodeId,
      quorum: controllers.quorum,
      cluster: { ...view, groups: toGroupLags(committed, ends.offsets) },
      untold: [
        ...findUntold(view, { moving, minIsr }),
        ...ends.untold,
        ...untoldOf(controllers.quorum),
      ],
    },
  };
}

async function askOthers({ brokers }: Metadata, asking: Asking): Promise<readonly BrokerReport[]> {
  const { askServer, nodeId, withGroups } = asking;
  const others = brokers.filter(({ id }) => id !== nodeId);
  return Promise.all(
    others.map(async (place): Promise<BrokerReport> => {
      const target = await resolveOther(asking.target, place, asking);
      const heard: Heard = {};
      const answered = target.ok
        ? await askServer(target.value, async (ask) => askReport(ask, withGroups, heard))
        : ({ ok: false, reason: target.problem } as const);
      if (answered.ok) return toReport(place.id, heard, '');
      if (heard.logDirs !== undefined) return toReport(place.id, heard, answered.reason);
      const silence = `${answered.reason} (${renderPlace(place)})`;
      return { id: place.id, silence, logDirs: reject(silence), groups: reject(silence) };
    }),
  );
}

// in ZooKeeper mode it is a broker that knows what moves, and no other passes the question on
async function askActiveController(
  { brokers, controllerId }: Metadata,
  asking: Asking,
): Promise<Parsed<readonly Reassignment[]>> {
  const { askServer, target, nodeId } = asking;
  const place = brokers.find(({ id }) => id === controllerId);
  if (place === undefined) return reject('the cluster has no controller');
  const located = place.id === nodeId ? accept(target) : await resolveOther(target, place, asking);
  if (!located.ok) return reject(`${place.host}: ${located.problem}`);
  const answered = await askServer(located.value, askReassignments);
  return answered.ok ? answered.value : reject(answered.reason);
}
