import { runTool } from '../../local/runCommand.ts';
import type { RunningPod } from '../../local/runPod.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { openSite } from './brokers.ts';

/** Starts the members of a ZooKeeper, one unless told otherwise, and waits until all serve. */
export async function startZooKeeper(
  { site, startTool }: Pick<ReturnType<typeof openSite>, 'site' | 'startTool'>,
  members: readonly LocalPod[] = [zkPod(site, 0, 1)],
): Promise<readonly RunningPod[]> {
  const running: RunningPod[] = [];
  for (const member of members) {
    const { code, stderr } = await runTool(site, member, ['zkGenConfig']);
    if (code !== 0) throw new Error(stderr);
    running.push(startTool(member, ['zkStart']));
  }
  for (const member of members) {
    await waitFor({ what: `${member.name} is ready`, timeoutMs: 120_000 }, async () =>
      (await runTool(site, member, ['zkOk', 'ready'])).code === 0 ? true : undefined,
    );
  }
  return running;
}
