import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hostsFileOf, kafkaPod, type LocalPod, runtimeFolder } from '../../local/site.ts';
import { waitFor } from '../../local/waitFor.ts';
import { smallBroker } from './apartPods.ts';
import { type Life, openSite } from './brokers.ts';
import { makeSite } from './makeSite.ts';

/** The first start of a KRaft cluster whose DNS knows its pods one after the other. */
export function describeLateBrokerNames(version: string, net: string): void {
  // In this order: each step finds the cluster as the one before it left it.
  describe(`the first start of three brokers of Kafka ${version}, before DNS knows them`, async () => {
    const { site, startBroker, removeAll } = openSite(makeSite('late', net));
    afterAll(removeAll);
    const pods = [0, 1, 2].map((ordinal): LocalPod => {
      const { env, name, address, folder, fqdn } = kafkaPod(site, ordinal, 3);
      const inNamespace = { POD_SERVICE: 'kafka-svc', POD_NAMESPACE: 'default' };
      const KAFKA_HOME = runtimeFolder(site, 'kafka', version);
      const all = { ...env, ...smallBroker, ...inNamespace, KAFKA_HOME };
      return { name, address, folder, fqdn, env: all };
    });
    const tellNames = (known: readonly LocalPod[]): void => {
      const lines = known.map(({ address, fqdn, name }) => `${address} ${fqdn} ${name}\n`);
      writeFileSync(hostsFileOf(site), lines.join(''));
    };
    let lives: readonly Life[] = [];

    it('each waits for its own name (strimzi#12760), and nobody for the name of another', async () => {
      tellNames([]);
      lives = pods.map((pod) => startBroker(pod));
      for (const [index, life] of lives.entries()) {
        const line = `waiting for ${pods[index]?.fqdn} to be an address of this pod`;
        await waitFor(
          { what: line, timeoutMs: 20_000 },
          () => life.readStory().some((one) => one.startsWith(line)) || undefined,
        );
      }
      tellNames(pods.slice(0, 1));
      await lives[0]?.java();
      // the first alone asks for peers whose names nobody knows
      await expect
        .poll(() => lives[0]?.readLog(), { timeout: 60_000 })
        .toMatch(/UnknownHostException|unresolved|Couldn't resolve/i);
      expect(lives[0]?.isRunning()).toBe(true);
    });

    it('two form the cluster as soon as they know each other, and nobody is restarted', async () => {
      tellNames(pods.slice(0, 2));
      for (const [id, life] of lives.slice(0, 2).entries()) {
        expect(await life.answers('ready', 0)).toContain(`broker ${id} is registered`);
      }
    });

    it('the third joins once it has a name', async () => {
      tellNames(pods);
      await lives[2]?.answers('ready', 0);
      expect(lives.map((life) => life.isRunning())).toEqual([true, true, true]);
      const formatted = lives.map((life) =>
        life.readStory().filter((line) => line.startsWith('formatting ')),
      );
      expect(formatted.map(({ length }) => length)).toEqual([1, 1, 1]);
    });
  });
}
