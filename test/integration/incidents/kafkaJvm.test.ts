import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { podEnvironment } from '../../../local/runPod.ts';
import { hostsFileOf, kafkaPod, kafkaVersion, runtimeFolder } from '../../../local/site.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { canMount, makeMounts } from '../../support/mounts.ts';

const jmxPort = '5555';

// In this order: one broker, in a root that nobody can write to.
describe.skipIf(!canMount())('a broker in a read-only root, with JMX', async () => {
  const { site, startBroker, removeAll } = openSite(makeSite('kafka-jvm', '127.0.195'));
  const pod = kafkaPod(site, 0, 1);
  const home = join(site.folder, 'kafka');
  const mounts = makeMounts();
  mkdirSync(join(home, 'libs'), { recursive: true });
  mounts.readOnly(home);
  mounts.bind(join(runtimeFolder(site, 'kafka', kafkaVersion), 'libs'), join(home, 'libs'));
  // where java's agent looks itself up, as in the /etc/hosts of a pod
  appendFileSync(hostsFileOf(site), `${pod.address} ${hostname()}\n`);
  // a java that notes how it is told to format the storage
  const jdk = join(site.folder, 'jdk');
  const notes = join(site.folder, 'format');
  mkdirSync(join(jdk, 'bin'), { recursive: true });
  writeFileSync(
    join(jdk, 'bin/java'),
    `#!/bin/sh
case "$*" in *StorageTool*) { printf '%s\\n' "$@"; env; } >'${notes}' ;; esac
exec java "$@"
`,
    { mode: 0o755 },
  );
  const { LOG_DIR: _, ...rest } = pod.env;
  const env = {
    ...rest,
    KAFKA_HOME: home,
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_LOG_FORMAT: 'json',
    JAVA_HOME: jdk,
    JMX_PORT: jmxPort,
    KAFKA_JMX_PORT: jmxPort,
  };
  const life = startBroker({ ...pod, env });
  afterAll(async () => {
    life.kill();
    await life.exited;
    mounts.undo();
    await removeAll();
  });

  it('starts, though it may write to its own folders alone (apache/kafka wants a writable config and logs)', async () => {
    expect(await life.answers('ready', 0)).toBe('kafkaOk: broker 0 is registered');
    expect(readFileSync(join(pod.folder, 'conf/log4j2.yaml'), 'utf8')).toContain('SYSTEM_OUT');
  });

  it('has its storage formatted without a word of JMX', () => {
    const words = readFileSync(notes, 'utf8');
    expect(words).toContain('kafka.tools.StorageTool\nformat\n');
    expect(words).toContain('JAVA_HOME=');
    expect(words).not.toMatch(/jmx/i);
  });

  it("leaves Kafka's own tools alone by KAFKA_JMX_PORT, which die of the broker's JMX_PORT (bitnami/charts#1522)", async () => {
    const java = readFileSync(`/proc/${await life.java()}/cmdline`, 'utf8').split('\0');
    expect(java).toContain(`-Dcom.sun.management.jmxremote.port=${jmxPort}`);
    const runTool = async (container: Readonly<Record<string, string | undefined>>) =>
      execa(
        'java',
        [
          '-Xmx64m',
          ...listJmxOptions(container),
          `-Djdk.net.hosts.file=${hostsFileOf(site)}`,
          '-cp',
          join(home, 'libs/*'),
          'org.apache.kafka.tools.BrokerApiVersionsCommand',
          '--bootstrap-server',
          `${pod.address}:9092`,
        ],
        {
          env: podEnvironment({ ...pod, env }),
          extendEnv: false,
          reject: false,
          all: true,
          timeout: 60_000,
        },
      );
    const dead = await runTool(env);
    expect(dead).toMatchObject({
      exitCode: 1,
      all: expect.stringContaining(`Port already in use: ${jmxPort}`),
    });
    const alive = await runTool({ ...env, JMX_PORT: undefined });
    expect(alive).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('(id: 0 rack: null'),
    });
  });

  it('ends in order, and every line of its log was one JSON object', async () => {
    life.signal('SIGTERM');
    expect(await life.end()).toBe(0);
    const lines = life
      .readLog()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('kafkaStart: '));
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('message');
  });
});

/** What kafka-run-class.sh adds to the command of every tool, by the variables of the container. */
function listJmxOptions(container: Readonly<Record<string, string | undefined>>): string[] {
  const root = '-Dcom.sun.management.jmxremote';
  const { JMX_PORT: port } = container;
  if (port === undefined) return [];
  return [
    `${root}=true`,
    `${root}.authenticate=false`,
    `${root}.ssl=false`,
    `${root}.port=${port}`,
  ];
}
