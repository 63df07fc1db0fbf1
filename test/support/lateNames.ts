import { afterAll, describe, expect, it } from 'vitest';
import type { RunningPod } from '../../local/runPod.ts';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { type EnsembleBox, makeEnsembleBox } from './ensembleBox.ts';
import { smallJvm } from './smallJvm.ts';

/** As in a cluster whose DNS does not know the pod yet: the domain comes from the manifest. */
const inNamespace = { POD_SERVICE: 'zk-hs', POD_NAMESPACE: 'default' };

/** The pods of an ensemble of three. */
export function threePods({ site }: EnsembleBox, version: string, env = {}) {
  const all = { ...smallJvm, ...inNamespace, ...env };
  const pod = (ordinal: number) => zkPod(site, ordinal, 3, { version, env: all });
  return [pod(0), pod(1), pod(2)] as const;
}

/** The pod as Kubernetes makes it anew on another node: same name and volume, another address. */
export function movedTo(pod: LocalPod, address: string): LocalPod {
  return { ...pod, address, env: { ...pod.env, ZK_CLIENT_PORT_ADDRESS: address } };
}

/** Members whose names come late, and one whose address changes. */
export function describeLateNames(version: string, net: string): void {
  // In this order: each step finds the ensemble as the one before it left it.
  describe(`ZooKeeper ${version}`, () => {
    const box = makeEnsembleBox(net);
    afterAll(box.remove);
    const pods = threePods(box, version);
    const [first, second, third] = pods;
    let others: readonly RunningPod[] = [];
    const stillRun = () => others.map((server) => server.isRunning());

    it("the pod's own name does not resolve yet (kubernetes/website#21715): each waits for its own, and nobody for a peer's", async () => {
      box.tellNames([]);
      for (const pod of pods) await box.configure(pod);
      const servers = pods.map((pod) => box.start(pod));
      for (const { pod, readLog } of servers) {
        const line = `zkStart: waiting for ${pod.fqdn} to be an address of this pod`;
        await waitFor(
          { what: line, timeoutMs: 20_000 },
          () => readLog().includes(line) || undefined,
        );
      }
      box.tellNames([second, third]);
      await box.untilReady(second, third);
      expect(await box.run(first, 'zkOk', 'live')).toMatchObject({ code: 69 });
      others = servers.slice(1);
    });

    it('a name comes after the other members have started (bitnami/charts#7053): its pod joins, and nobody is restarted', async () => {
      box.tellNames(pods);
      await box.untilReady(first);
      expect(stillRun()).toEqual([true, true]);
    });

    it('a pod comes back at another address (apache/zookeeper#150): it joins, and nobody is restarted', async () => {
      const moved = movedTo(first, `${box.site.net}.41`);
      await box.kill(first);
      box.tellNames([moved, second, third]);
      await box.configure(moved);
      box.start(moved);
      await box.untilReady(moved);
      expect(stillRun()).toEqual([true, true]);
      expect(await box.run(moved, 'zkCli', 'create', '/moved', 'here')).toMatchObject({ code: 0 });
      expect(await box.run(second, 'zkCli', 'get', '/moved')).toMatchObject({ stdout: 'here\n' });
    });
  });
}
