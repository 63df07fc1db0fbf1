import { describe, expect, it } from 'vitest';
import { useContainers } from '../support/containers.ts';
import { images } from '../support/docker.ts';

const containers = useContainers('users', images.zookeeper, images.kafka);

const systems = {
  zookeeper: {
    env: { ZK_REPLICAS: '1', ZK_HEAP_SIZE: '128M', ZK_PURGE_INTERVAL: '24' },
    ready: ['zkOk', 'ready'],
    volume: '/var/lib/zookeeper',
    emptied: ['/tmp', '/opt/zookeeper/conf'],
  },
  kafka: {
    env: { KAFKA_REPLICAS: '1', KAFKA_HEAP_SIZE: '256M' },
    ready: ['kafkaOk', 'ready'],
    volume: '/var/lib/kafka',
    emptied: ['/tmp', '/opt/kafka/config/generated'],
  },
};

const arbitrary = ['--user=54321:0'];
const restricted = ['--cap-drop=ALL', '--security-opt=no-new-privileges', '--read-only'];
/** As an emptyDir is: everybody's. */
const emptied = (folders: readonly string[]) =>
  folders.map((folder) => `--tmpfs=${folder}:mode=1777`);

describe.each(['zookeeper', 'kafka'] as const)('%s', (system) => {
  const { env, ready, volume, emptied: folders } = systems[system];
  it.each([
    ['the user of the image', [], '1001'],
    ['a user that nobody has heard of, as OpenShift makes them up', arbitrary, '54321'],
    ['a read-only root and no privilege', [...restricted, ...emptied(folders)], '1001'],
    ['both at once', [...arbitrary, ...restricted, ...emptied(folders)], '54321'],
  ])('serves and stops with 0: %s', async (_, flags, user) => {
    const container = await containers.start(images[system], {
      env,
      flags: [`--volume=${volume}`, ...flags],
    });
    await container.untilDone(ready);
    expect((await container.exec(['id', '-u'])).stdout).toBe(`${user}\n`);
    expect(await container.stop()).toMatchObject({ code: 0 });
  });
});
