import { beforeAll, describe, expect, it } from 'vitest';
import { type Given, useContainers } from '../support/containers.ts';
import { findJava } from '../support/containerProcesses.ts';
import { images } from '../support/docker.ts';

const containers = useContainers('exit-codes', images.zookeeper, images.kafka);
/** Javas that are none: /java/locked/bin/java is not executable, /java/42/bin/java ends with 42. */
let javas: readonly string[] = [];
beforeAll(async () => {
  const volume = await containers.makeVolume();
  javas = [`--volume=${volume}:/java`];
  const script = [
    'mkdir -p /java/locked/bin /java/42/bin',
    'echo "#!/bin/sh" > /java/locked/bin/java',
    // one that formats whatever it is asked to, and ends with 42 as a server
    'echo "#!/bin/sh" > /java/42/bin/java',
    `echo 'case "$*" in *StorageTool*) exit 0 ;; esac; exit 42' >> /java/42/bin/java`,
    'chmod 755 /java/42/bin/java',
  ];
  const made = await containers.run(images.zookeeper, {
    entrypoint: 'sh',
    flags: [...javas, '--user=0'],
    command: ['-c', script.join(' && ')],
  });
  if (made.code !== 0) throw new Error(made.stderr);
});

const zkOne = { ZK_REPLICAS: '1', ZK_HEAP_SIZE: '128M', ZK_PURGE_INTERVAL: '24' };
const kafkaOne = { KAFKA_REPLICAS: '1', KAFKA_HEAP_SIZE: '256M' };
/** What no tool can foresee. */
const broken = { NODE_OPTIONS: '--import=data:text/javascript,Object.entries=null' };

type Row = readonly [title: string, code: number, given: Given, says: RegExp];

const rows: Record<'zookeeper' | 'kafka', readonly Row[]> = {
  zookeeper: [
    ['help', 0, { command: ['zkOk', '--help'] }, /^zkOk \[/],
    ['a difference', 1, { command: ['zkGenConfig', '--check'], env: zkOne }, /zoo\.cfg/],
    ['a flag that is none', 64, { command: ['zkOk', '--prot=1'] }, /^zkOk: .*prot/],
    ['nobody answers', 69, { command: ['zkOk', 'ready'] }, /^zkOk: 127\.0\.0\.1:2181: .*refused/],
    ['a bug', 70, { entrypoint: 'zkMetrics', env: broken }, /^zkMetrics: bug, please report: /],
    [
      'a root that cannot be written, and no volumes',
      73,
      { env: zkOne, flags: ['--read-only'] },
      /^\w+: \/var\/lib\/zookeeper\/\S+: on a read-only file system/m,
    ],
    ['no size of the ensemble', 78, {}, /^\w+: ZK_REPLICAS: is required/],
    [
      'a java that is not executable',
      126,
      { env: { ...zkOne, JAVA_HOME: '/java/locked' } },
      /\/java\/locked\/bin\/java: not executable/,
    ],
    ['no java', 127, { env: { ...zkOne, JAVA_HOME: '/none' } }, /\/none\/bin\/java: not found/],
    ["the server's own", 42, { env: { ...zkOne, JAVA_HOME: '/java/42' } }, /./],
  ],
  kafka: [
    ['help', 0, { command: ['kafkaOk', '--help'] }, /^kafkaOk \[/],
    ['a flag that is none', 64, { command: ['kafkaOk', '--prot=1'] }, /^kafkaOk: .*prot/],
    ['nobody answers', 69, { command: ['kafkaOk', 'live'] }, /^kafkaOk: /],
    ['a bug', 70, { env: { ...kafkaOne, ...broken } }, /^kafkaStart: .*bug, please report: /m],
    [
      'a root that cannot be written, and no volumes',
      73,
      { env: kafkaOne, flags: ['--read-only'] },
      /^kafkaStart: \S.*: on a read-only file system/m,
    ],
    ['nothing said', 78, {}, /^kafkaStart: .*KAFKA_REPLICAS/m],
    [
      'a java that is not executable',
      126,
      { env: { ...kafkaOne, JAVA_HOME: '/java/locked' } },
      /\/java\/locked\/bin\/java: not executable/,
    ],
    ['no java', 127, { env: { ...kafkaOne, JAVA_HOME: '/none' } }, /\/none\/bin\/java: not found/],
    ["the server's own", 42, { env: { ...kafkaOne, JAVA_HOME: '/java/42' } }, /./],
  ],
};

describe.each(['zookeeper', 'kafka'] as const)('%s', (system) => {
  it.each(rows[system])('%s: %i', async (_, code, given, says) => {
    const flags = [...(given.flags ?? []), ...javas];
    const ended = await containers.run(images[system], { ...given, flags });
    const text = `${ended.stdout}${ended.stderr}`;
    expect({ code: ended.code, text }).toEqual({ code, text: expect.stringMatching(says) });
  });
});

describe('128 + n', () => {
  it.each([
    [images.zookeeper, zkOne, ['zkOk', 'ready']],
    [images.kafka, kafkaOne, ['kafkaOk', 'ready']],
  ])('%s, whose java is killed: 137', async (image, env, ready) => {
    const container = await containers.start(image, { env });
    await container.untilDone(ready);
    const { pid } = await findJava(container);
    await container.exec(['sh', '-c', `kill -KILL ${pid}`]);
    expect(await container.end()).toMatchObject({ code: 137, outOfMemory: false });
  });
});
