import { runTool } from '../../local/runCommand.ts';
import type { RunningPod } from '../../local/runPod.ts';
import { zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { openSite } from './brokers.ts';

/** Starts a ZooKeeper of one member, and waits until it serves. */
export async function startOneMember({
  site,
  startTool,
}: Pick<ReturnType<typeof openSite>, 'site' | 'startTool'>): Promise<RunningPod> {
  const member = zkPod(site, 0, 1);
  const { code, stderr } = await runTool(site, member, ['zkGenConfig']);
  if (code !== 0) throw new Error(stderr);
  const running = startTool(member, ['zkStart']);
  await waitFor({ what: 'ZooKeeper is ready', timeoutMs: 60_000 }, async () =>
    (await runTool(site, member, ['zkOk', 'ready'])).code === 0 ? true : undefined,
  );
  return running;
}
