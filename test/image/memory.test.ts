import { describe, expect, it } from 'vitest';
import { useContainers } from '../support/containers.ts';
import { readJavaCommand } from '../support/containerProcesses.ts';
import { images } from '../support/docker.ts';

const containers = useContainers('memory', images.zookeeper, images.kafka);

const zkOne = { ZK_REPLICAS: '1', ZK_PURGE_INTERVAL: '24' };

describe('ZooKeeper with 512 MB', () => {
  const flags = ['--memory=512m'];

  it('the default of 2G is refused, with both numbers', async () => {
    expect(await containers.run(images.zookeeper, { env: zkOne, flags })).toMatchObject({
      code: 78,
      stderr: expect.stringMatching(/ZK_HEAP_SIZE: .*2G?.*512 MiB/),
    });
  });

  it('half of it serves', async () => {
    const env = { ...zkOne, ZK_HEAP_SIZE: '50%' };
    const member = await containers.start(images.zookeeper, { env, flags });
    await member.untilDone(['zkOk', 'ready']);
    expect(await readJavaCommand(member)).toContain(' -Xmx256M -Xms256M ');
    expect(await member.stop()).toMatchObject({ code: 0, outOfMemory: false });
  });
});

it('Kafka with 1 GiB: its heap leaves room beside it', async () => {
  const env = { KAFKA_REPLICAS: '1' };
  const broker = await containers.start(images.kafka, { env, flags: ['--memory=1g'] });
  await broker.untilDone(['kafkaOk', 'ready']);
  const [, mebibytes] = / -Xmx(\d+)M /.exec(await readJavaCommand(broker)) ?? [];
  expect(Number(mebibytes)).toBeGreaterThan(256);
  expect(Number(mebibytes)).toBeLessThan(768);
  expect(await broker.stop()).toMatchObject({ code: 0, outOfMemory: false });
});
