import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { isOfNamespace, readCommands } from './readmeCommands.ts';
import type { Resource } from './resources.ts';
import type { Cluster } from './useCluster.ts';

/** One of the folders in manifests/ whose README is run. */
export interface Readme {
  readonly folder: string;
  /** The namespace that it speaks of. */
  readonly namespace: string;
  readonly statefulSet: string;
  /** What stands for its overlay as it is at first, and then for the same with something changed. */
  readonly overlays: readonly (readonly Resource[])[];
}

const updateMs = 600_000;
const seenMs = 30_000;
/** Nobody removes in the second in which the last pod has become ready, and the kubelet would pass that on late. */
const calmMs = 10_000;

/** Runs every command of a README in their order, waits where the reader would, and gives what they printed. */
export async function runReadme(cluster: Cluster, readme: Readme): Promise<readonly string[]> {
  const { ask, apply, run, untilRolledOut } = cluster;
  const { folder, namespace, statefulSet, overlays } = readme;
  const revisionOf = async () => {
    const revision = '--output=jsonpath={.status.updateRevision}';
    return ask(['get', 'statefulset', statefulSet, '--ignore-not-found', revision]);
  };
  const commands = readCommands(folder).filter((command) => !isOfNamespace(command));
  expect(commands.length).toBeGreaterThan(8);
  const [...toApply] = overlays;
  const printed: string[] = [];
  for (const [place, command] of commands.entries()) {
    if (isRemoval(command)) await sleep(calmMs);
    const before = await revisionOf();
    const overlay = isApply(command) ? toApply.shift() : undefined;
    if (overlay !== undefined) printed.push(await apply(overlay));
    else printed.push(await run(moveTo(cluster, namespace, command), { timeoutMs: updateMs }));
    // the controller needs a moment to see it
    if (isUpdate(command)) await expect.poll(revisionOf, { timeout: seenMs }).not.toBe(before);
    if (leavesWaiting(command) && !isStatus(commands[place + 1])) {
      await untilRolledOut(`statefulset/${statefulSet}`, updateMs);
    }
  }
  expect(toApply).toEqual([]);
  return printed.flatMap((text) => text.split('\n'));
}

/** The overlay, which is applied for the images and classes of this cluster. */
function isApply([verb, how]: readonly string[]): boolean {
  return verb === 'apply' && how === '-k';
}

/** Whether it begins an update. */
function isUpdate(command: readonly string[]): boolean {
  return isApply(command) || (command[0] === 'rollout' && !isStatus(command));
}

/** Whether the next command wants what this one only begins. */
function leavesWaiting(command: readonly string[]): boolean {
  return isUpdate(command) || command[0] === 'scale';
}

function isRemoval([verb, what = '']: readonly string[]): boolean {
  return verb === 'delete' && what.startsWith('statefulset/');
}

function isStatus([verb, what]: readonly string[] = []): boolean {
  return verb === 'rollout' && what === 'status';
}

/** The same command where paths name the namespace. */
function moveTo(
  { namespace }: Cluster,
  from: string,
  command: readonly string[],
): readonly string[] {
  return command.map((word) => word.replace(`/namespaces/${from}/`, `/namespaces/${namespace}/`));
}
