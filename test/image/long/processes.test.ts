import { expect, it } from 'vitest';
import { waitFor } from '../../../local/waitFor.ts';
import { useContainers } from '../../support/containers.ts';
import { listProcesses, readCommand } from '../../support/containerProcesses.ts';
import { images } from '../../support/docker.ts';

const containers = useContainers('processes', images.zookeeper, images.kafka);

const zkOne = { ZK_REPLICAS: '1', ZK_HEAP_SIZE: '128M', ZK_PURGE_INTERVAL: '24' };
const kafkaOne = { KAFKA_REPLICAS: '1', KAFKA_HEAP_SIZE: '256M' };
const probes = 200;
const together = 4;

it.each([
  [images.zookeeper, zkOne, 'zkOk', 'tini -e 143 -- zkStart '],
  [images.kafka, kafkaOne, 'kafkaOk', 'tini -- kafkaStart'],
])(
  '%s: 200 exec probes, a fifth of them cut off, leave nothing',
  async (image, env, probe, first) => {
    // the engine's own probes would come and go between two looks
    const container = await containers.start(image, { env, flags: ['--no-healthcheck'] });
    await container.untilDone([probe, 'ready']);
    expect(`${await readCommand(container, 1)} `).toContain(first);
    const list = async () =>
      (await listProcesses(container)).map(({ pid, parent, name, state }) => {
        const isZombie = state === 'Z';
        return { pid, parent, name, isZombie };
      });
    const before = await list();
    const ask = async (number: number) => {
      // One that is left behind, as by a kubelet that has cut off its probe: process 1 has to wait for it.
      const cutOff = ['sh', '-c', `${probe} ready & exec sleep 0.01`];
      return (await container.exec(number % 5 === 0 ? cutOff : [probe, 'ready'])).code;
    };
    const codes: number[] = [];
    for (let asked = 0; asked < probes; asked += together) {
      const numbers = Array.from({ length: together }, (_, index) => asked + index);
      codes.push(...(await Promise.all(numbers.map(ask))));
    }
    expect(codes).toEqual(codes.map(() => 0));
    const left = await waitFor({ what: 'the last probes end', timeoutMs: 20_000 }, async () => {
      const processes = await list();
      return processes.length > before.length ? undefined : processes;
    });
    expect(left).toEqual(before);
    expect(await container.stop()).toMatchObject({ code: 0 });
  },
);
