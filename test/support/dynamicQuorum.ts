import { rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LocalPod } from '../../local/site.ts';
import { parseProperties } from '../../src/java/properties.ts';
import { apartPods } from './apartPods.ts';
import { type Life, openSite } from './brokers.ts';
import { makeSite } from './makeSite.ts';
import { describeQuorum, type QuorumNode } from './quorum.ts';

const clean: unknown = expect.stringMatching(/^stopped (cleanly )?in /);

function directoryIdOf({ folder }: LocalPod): string {
  const text = readFileSync(join(folder, 'data/meta.properties'), 'utf8');
  return new Map(parseProperties(text)).get('directory.id') ?? '';
}

/** Three controllers of a dynamic quorum and a broker: founded, one loses its volume, one more comes. */
export function describeDynamicQuorum(version: string, net: string, autoJoin: boolean): void {
  // In this order: each step finds the cluster as the one before it left it.
  describe(`a dynamic quorum of Kafka ${version}`, async () => {
    const { site, startBroker, removeAll } = openSite(makeSite('quorum', net));
    const options = { version, brokers: 1, controllers: 3 };
    const dynamic = { KAFKA_DYNAMIC_QUORUM: 'true' };
    const later = apartPods(site, { ...options, env: dynamic });
    const first = apartPods(site, { ...options, env: { ...dynamic, KAFKA_BOOTSTRAP: 'true' } });
    const controllers = [0, 1, 2].map((ordinal) => first.controller(ordinal));
    const [zero, one, two] = [0, 1, 2].map((ordinal) => later.controller(ordinal));
    const broker = later.broker(0);
    if (zero === undefined || one === undefined || two === undefined) throw new Error('no pods');
    const lives = new Map<string, Life>();
    const start = (pod: LocalPod): Life => {
      const life = startBroker(pod);
      lives.set(pod.name, life);
      return life;
    };
    const lifeOf = ({ name }: LocalPod): Life => lives.get(name) ?? start(broker);
    const end = async (pod: LocalPod) => {
      lifeOf(pod).signal('SIGTERM');
      expect(await lifeOf(pod).end()).toBe(0);
    };
    const nodesOf = async (id: number): Promise<QuorumNode[]> =>
      (await describeQuorum(zero)).filter((node) => node.id === id);
    afterAll(removeAll);

    it('is founded by all controllers, with the log dirs that each of them expects', async () => {
      for (const pod of controllers) start(pod);
      await start(broker).answers('ready', 0);
      for (const pod of controllers) {
        expect(lifeOf(pod).readStory()).toContainEqual(
          expect.stringMatching(/: it founds the quorum of 1000, 1001, 1002 \(KAFKA_BOOTSTRAP\)$/),
        );
      }
      const voters = (await describeQuorum(zero)).filter(({ status }) => status !== 'Observer');
      expect(voters.map(({ id, directoryId }) => [id, directoryId])).toEqual(
        controllers.map((pod, index) => [1000 + index, directoryIdOf(pod)]),
      );
    });

    it('is not joined as the voter that it was by a controller without its volume', async () => {
      const before = directoryIdOf(one);
      await end(one);
      rmSync(join(one.folder, 'data'), { recursive: true });
      await start(one).answers('ready', 0);
      expect(lifeOf(one).readStory()).toContainEqual(
        expect.stringMatching(/: it joins the quorum that is there, and /),
      );
      const after = directoryIdOf(one);
      expect(after).not.toBe(before);
      // what left is counted among the observers for some minutes
      const voter = autoJoin ? after : before;
      await expect
        .poll(async () => nodesOf(1001), { timeout: 60_000, interval: 1000 })
        .toContainEqual({ id: 1001, directoryId: voter, status: 'Follower' });
      const other = { id: 1001, directoryId: autoJoin ? before : after, status: 'Observer' };
      expect((await nodesOf(1001)).filter(({ directoryId }) => directoryId !== voter)).toEqual([
        other,
      ]);
    });

    it('starts again as it was, without being told that it is new', async () => {
      await end(two);
      await start(two).answers('ready', 0);
      expect(await nodesOf(1002)).toMatchObject([{ directoryId: directoryIdOf(two) }]);
    });

    it.runIf(autoJoin)('takes a further controller in', async () => {
      const four = apartPods(site, { ...options, controllers: 4, env: dynamic }).controller(3);
      await start(four).answers('ready', 0);
      await expect
        .poll(async () => nodesOf(1003), { timeout: 60_000, interval: 1000 })
        .toEqual([{ id: 1003, status: 'Follower', directoryId: directoryIdOf(four) }]);
    });

    it('stops in order: the broker, then the controllers', async () => {
      await end(broker);
      for (const [name, life] of lives) {
        if (name !== broker.name) life.signal('SIGTERM');
      }
      for (const life of lives.values()) {
        expect(await life.end()).toBe(0);
        expect(life.readStory().at(-1)).toEqual(clean);
      }
    });
  });
}
