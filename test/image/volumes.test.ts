import { describe, expect, it } from 'vitest';
import { useContainers, tmpfsOptions } from '../support/containers.ts';
import { images } from '../support/docker.ts';

const containers = useContainers('volumes', images.zookeeper, images.kafka);

const systems = {
  zookeeper: {
    mount: '/var/lib/zookeeper',
    env: { ZK_REPLICAS: '3', ZK_DOMAIN: 'zk-hs', ZK_HEAP_SIZE: '128M', ZK_PURGE_INTERVAL: '24' },
    names: ['zk-0', 'zk-1'],
    written: '/var/lib/zookeeper/data/myid',
    other: /\/var\/lib\/zookeeper\/data\/myid: .*\b1\b.*\b2\b/,
  },
  kafka: {
    mount: '/var/lib/kafka',
    env: {
      KAFKA_REPLICAS: '3',
      KAFKA_DOMAIN: 'kafka-svc',
      CLUSTER_ID: 'Ck5VKZ0VTgWXqVHLh0tpBQ',
      // nobody resolves the name of a container on a network of its own
      KAFKA_NAME_TIMEOUT: '1s',
    },
    names: ['kafka-0', 'kafka-1'],
    written: '/var/lib/kafka/data/meta.properties',
    other: /\/var\/lib\/kafka\/data\/meta\.properties: .*\b0\b.*\b1\b/,
  },
};

/** A file system of its own, which nobody but this user may write to. */
const owned = (uid: number, size = '64m') =>
  tmpfsOptions(`size=${size},uid=${uid},gid=${uid},mode=0755`);

it('a volume without room for a configuration is refused', async () => {
  const { mount, env } = systems.zookeeper;
  const volume = await containers.makeVolume(...owned(1001, '4k'));
  const flags = [`--volume=${volume}:${mount}:nocopy`];
  expect(await containers.run(images.zookeeper, { host: 'zk-0', env, flags })).toMatchObject({
    code: 73,
    stderr: expect.stringMatching(/: \/var\/lib\/zookeeper\S*: .*no space/),
  });
});

describe.each(['zookeeper', 'kafka'] as const)('%s', (system) => {
  const { mount, env, names, written, other } = systems[system];
  const start = async (host: string, volume: string, ...options: readonly string[]) => {
    const flags = [`--volume=${[volume, mount, ...options].join(':')}`];
    return containers.run(images[system], { host, env, flags });
  };

  it('a volume of root is refused in a line that says what to do', async () => {
    const volume = await containers.makeVolume(...owned(0));
    expect(await start(names[0] ?? '', volume, 'nocopy')).toMatchObject({
      code: 73,
      stderr: expect.stringMatching(
        new RegExp(`: ${mount}\\S*: permission denied to uid 1001, gid \\d+ .*fsGroup: `),
      ),
    });
  });

  it("another member's volume is refused", async () => {
    const [mine = '', others = ''] = names;
    const volume = await containers.makeVolume();
    const flags = [`--volume=${volume}:${mount}`];
    const member = await containers.start(images[system], { host: mine, env, flags });
    await member.untilDone(['cat', written]);
    await member.signal('KILL');
    await member.end();
    expect(await start(others, volume)).toMatchObject({
      code: 78,
      stderr: expect.stringMatching(other),
    });
  });
});
