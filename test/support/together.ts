import { beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import type { Container } from './container.ts';
import { listProcesses } from './containerProcesses.ts';
import { useContainers } from './containers.ts';
import { type Image, images } from './docker.ts';
import { consume, createTopic, produce } from './kafkaCommands.ts';
import { startThreeOfEach } from './threeOfEach.ts';

const records = Array.from({ length: 100 }, (_, number) => `record ${number}`);
const stopSeconds = 60;

/** Three members and three brokers on one network, which know each other by names alone. */
export function describeTogether(image: Image, env: Readonly<Record<string, string>>): void {
  describe(`an ensemble and three brokers of ${image} on one network`, () => {
    const containers = useContainers('together', images.zookeeper, image);
    let members: readonly Container[] = [];
    let brokers: readonly Container[] = [];
    beforeAll(async () => {
      ({ members, brokers } = await startThreeOfEach(containers, { image, env }));
    });

    it('every container becomes healthy', async () => {
      await Promise.all([...members, ...brokers].map(async (one) => one.untilHealth('healthy')));
      const ready = members.map(async (member) => member.exec(['zkOk', 'ready']));
      expect((await Promise.all(ready)).map(({ code }) => code)).toEqual([0, 0, 0]);
    });

    it('what one member is told, another one knows', async () => {
      const [first, second] = members;
      expect(await first?.exec(['zkCli.sh', 'create', '/hello', 'world'])).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('Created /hello'),
      });
      expect(await second?.exec(['zkCli.sh', 'sync', '/hello'])).toMatchObject({ code: 0 });
      expect(await second?.exec(['zkCli.sh', 'get', '/hello'])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^world$/m),
      });
    });

    it('what one broker acknowledges, can be read by another one', async () => {
      const [first, second] = brokers;
      if (first === undefined || second === undefined) throw new Error('no brokers');
      await createTopic(first, 'hello', 3);
      await produce(first, 'hello', records);
      const found = await consume(second, 'hello', records.length);
      expect(found.toSorted()).toEqual(records.toSorted());
    });

    it('process 1 is tini, with the server as its child', async () => {
      for (const container of [...members, ...brokers]) {
        const processes = await listProcesses(container);
        expect(processes.find(({ pid }) => pid === 1)?.name).toBe('tini');
        expect(processes.map(({ name }) => name)).toContain('java');
        await untilNoZombie(container);
      }
    });

    it('every broker stops by SIGTERM with 0 and its marker', async () => {
      await Promise.all(
        brokers.map(async (broker) => {
          const { code, seconds } = await broker.stop();
          const last = (await broker.readLog()).trimEnd().split('\n').at(-1);
          process.stdout.write(`${image}, ${broker.host}: ${seconds.toFixed(1)} s: ${last}\n`);
          expect({ host: broker.host, code }).toEqual({ host: broker.host, code: 0 });
          expect(last).toMatch(/stopped cleanly.*, clean-shutdown marker in 1 of 1 log dir$/);
          expect(await containers.run(image, lookInto(broker))).toMatchObject({
            stdout: expect.stringMatching(/^\.kafka_cleanshutdown$/m),
          });
        }),
      );
    });

    it('every member stops by SIGTERM with 0, within seconds', async () => {
      for (const member of members) {
        const { code, seconds } = await member.stop();
        expect({ host: member.host, code }).toEqual({ host: member.host, code: 0 });
        expect(seconds).toBeLessThan(stopSeconds);
      }
    });
  });
}

/** One that the engine has started, as a probe, may be one for a moment, until the engine itself has waited for it. */
async function untilNoZombie(container: Container): Promise<void> {
  await waitFor({ what: `${container.host}: no zombies`, timeoutMs: 20_000 }, async () => {
    const processes = await listProcesses(container);
    return processes.some(({ state }) => state === 'Z') ? undefined : true;
  });
}

/** Lists the log dir of a broker that has stopped. */
function lookInto({ id }: Container) {
  return {
    entrypoint: 'ls',
    flags: [`--volumes-from=${id}`],
    command: ['-A', '/var/lib/kafka/data'],
  };
}
