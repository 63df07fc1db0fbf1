import { describe, expect, it } from 'vitest';
import type { Container } from '../../support/container.ts';
import { useContainers, tmpfsOptions } from '../../support/containers.ts';
import { askDocker, images } from '../../support/docker.ts';
import { consume, createTopic, produce } from '../../support/kafkaCommands.ts';

const containers = useContainers('full-volume', images.zookeeper, images.kafka);

const before = Array.from({ length: 50 }, (_, number) => `record ${number}`);

/** A small volume, and a container that can fill it and make room again, and keeps it while nobody else does. */
async function makeSmallVolume(mount: string, size: string) {
  const options = tmpfsOptions(`size=${size},uid=1001,gid=1001,mode=0755`);
  const volume = await containers.makeVolume(...options);
  const flags = [`--volume=${volume}:${mount}:nocopy`];
  const keeper = await containers.start(images.zookeeper, {
    entrypoint: 'sleep',
    command: ['infinity'],
    flags: ['--init', ...flags],
  });
  return {
    flags,
    fill: async () => {
      const { stderr } = await keeper.exec(['dd', 'if=/dev/zero', `of=${mount}/filler`, 'bs=4k']);
      expect(stderr).toContain('No space left on device');
    },
    free: async () => keeper.exec(['rm', `${mount}/filler`]),
  };
}

/** Starts a container again that has ended, as a kubelet would. */
async function startAgain({ id }: Container): Promise<void> {
  await askDocker(['start', id]);
}

describe('a volume that is full while the server runs', () => {
  it('ZooKeeper: no write is acknowledged; with room again, everything that was is there', async () => {
    const volume = await makeSmallVolume('/var/lib/zookeeper', '16m');
    const member = await containers.start(images.zookeeper, {
      host: 'zk-0',
      env: {
        ZK_REPLICAS: '1',
        ZK_HEAP_SIZE: '128M',
        ZK_PURGE_INTERVAL: '24',
        ZK_CFG_preAllocSize: '64',
      },
      flags: volume.flags,
    });
    await member.untilDone(['zkOk', 'ready']);
    const create = async (name: string) =>
      member.exec(['zkCli.sh', 'create', name, 'x'.repeat(8192)]);
    expect(await create('/before')).toMatchObject({ code: 0 });
    await volume.fill();
    const refused: string[] = [];
    const acknowledged: string[] = ['before'];
    for (let number = 0; refused.length === 0 && number < 40; number++) {
      const { code, stderr } = await create(`/during${number}`);
      if (code === 0) acknowledged.push(`during${number}`);
      else refused.push(stderr);
    }
    expect(refused).toHaveLength(1);
    // a server that stands alone calls this a normal end
    expect(await member.end(60_000)).toMatchObject({ code: 0 });
    expect(await member.readLog()).toContain('No space left on device');

    await volume.free();
    await startAgain(member);
    await member.untilDone(['zkOk', 'ready']);
    const { stdout } = await member.exec(['zkCli.sh', 'ls', '/']);
    expect(stdout.match(/\w+/g)).toEqual(expect.arrayContaining(acknowledged));
    expect(await member.stop()).toMatchObject({ code: 0 });
  });

  it('Kafka: the broker ends and says why; with room again, everything acknowledged is there', async () => {
    const volume = await makeSmallVolume('/var/lib/kafka', '128m');
    const network = await containers.makeNetwork();
    const broker = await containers.start(images.kafka, {
      host: 'kafka-0',
      env: { KAFKA_REPLICAS: '1', KAFKA_HEAP_SIZE: '256M' },
      flags: [...volume.flags, `--network=${network}`, '--network-alias=kafka-0.kafka-svc'],
    });
    await broker.untilDone(['kafkaOk', 'ready']);
    await createTopic(broker, 'orders', 1);
    await produce(broker, 'orders', before);
    await volume.fill();
    const large = Array.from({ length: 200 }, () => 'x'.repeat(10_000));
    // The producer runs in the broker's container, and ends with it.
    await expect(produce(broker, 'orders', large)).rejects.toThrow(/kafka-console-producer/);
    const { code } = await broker.end();
    expect(code).toBeGreaterThan(0);
    expect(await broker.readLog()).toContain('No space left on device');

    await volume.free();
    await startAgain(broker);
    await broker.untilDone(['kafkaOk', 'ready']);
    const found = await consume(broker, 'orders', before.length);
    expect(found.toSorted()).toEqual(before.toSorted());
    expect(await broker.stop()).toMatchObject({ code: 0 });
  });
});
