import { zkPod } from '../local/site.ts';
import { measureCommands } from './measureCommands.ts';
import { measureMemberStarts } from './measureMemberStarts.ts';
import { measureSupervisor } from './measureSupervisor.ts';
import { print } from './print.ts';
import { renderCosts, type Target } from './report.ts';
import type { Servers } from './runServers.ts';
import { judge } from './targets.ts';

const rounds = 25;
const starts = 9;
const probes = 600;

/** Measures the tools of ZooKeeper; prints what each contender costs. */
export async function benchOthers(servers: Servers): Promise<Target[]> {
  const { site } = servers;
  const member = zkPod(site, 0, 1);
  const configured = zkPod(site, 1, 3);
  const started = zkPod(site, 2, 1, { env: { POD_NAME: 'zk-0' } });
  const supervised = zkPod(site, 3, 1, {
    env: { POD_NAME: 'zk-0', ZK_HEALTH_ADDRESS: zkPod(site, 3, 1).address },
  });
  for (const pod of [member, started, supervised]) await servers.runToEnd(pod, 'zkGenConfig');

  print(`${starts} starts of a member in turns\n`);
  const startTimes = await measureMemberStarts(site, started, starts);

  print(`a supervisor that is asked ten times a second, ${probes} times\n`);
  const pod = servers.start(supervised, ['zkStart', '--supervise']);
  await servers.untilReady(supervised, 'zkOk');
  const supervisor = await measureSupervisor(pod, probes);
  pod.signal('SIGTERM');

  print(`one ZooKeeper member, ${rounds} rounds in turns\n`);
  servers.start(member, ['zkStart']);
  await servers.untilReady(member, 'zkOk');
  const contenders = await measureCommands({ site, member, configured }, rounds);
  print(`\n${renderCosts(contenders)}`);
  return judge({ contenders, starts: startTimes, supervisor });
}
