import { expect, it } from 'vitest';
import { findJava } from '../../support/containerProcesses.ts';
import { useContainers } from '../../support/containers.ts';
import { images } from '../../support/docker.ts';

const containers = useContainers('health', images.zookeeper, images.kafka);

const zkOne = { ZK_REPLICAS: '1', ZK_HEAP_SIZE: '128M', ZK_PURGE_INTERVAL: '24' };
const kafkaOne = { KAFKA_REPLICAS: '1', KAFKA_HEAP_SIZE: '256M' };

it.each([
  [images.zookeeper, zkOne, 'zkOk'],
  [images.kafka, kafkaOne, 'kafkaOk'],
])(
  '%s: healthy, unhealthy while its java stands still, healthy again',
  async (image, env, probe) => {
    const container = await containers.start(image, { env });
    await container.untilHealth('healthy');
    const { pid } = await findJava(container);
    const signal = async (name: string) => container.exec(['sh', '-c', `kill -${name} ${pid}`]);
    expect(await signal('STOP')).toMatchObject({ code: 0 });
    await container.untilHealth('unhealthy');
    const said = '{{range .State.Health.Log}}{{.Output}}{{end}}';
    expect(await container.inspect(said)).toContain(`${probe}: 127.0.0.1:`);
    expect(await signal('CONT')).toMatchObject({ code: 0 });
    await container.untilHealth('healthy');
    expect(await container.stop()).toMatchObject({ code: 0 });
  },
);
