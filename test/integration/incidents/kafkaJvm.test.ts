import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
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
  const { LOG_DIR: _, ...rest } = pod.env;
  const env = {
    ...rest,
    KAFKA_HOME: home,
    KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
    KAFKA_LOG_FORMAT: 'json',
    JMX_PORT: jmxPort,
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

  it("leaves Kafka's own tools alone, which die of the port of JMX elsewhere (bitnami/charts#1522)", async () => {
    const java = readFileSync(`/proc/${await life.java()}/cmdline`, 'utf8').split('\0');
    expect(java).toContain(`-Dcom.sun.management.jmxremote.port=${jmxPort}`);
    const tool = await execa(
      'java',
      [
        '-Xmx64m',
        `-Djdk.net.hosts.file=${hostsFileOf(site)}`,
        '-cp',
        join(home, 'libs/*'),
        'org.apache.kafka.tools.BrokerApiVersionsCommand',
        '--bootstrap-server',
        `${pod.address}:9092`,
      ],
      { env: podEnvironment({ ...pod, env }), extendEnv: false, reject: false, timeout: 60_000 },
    );
    expect(tool.stderr).not.toContain('already in use');
    expect(tool.exitCode).toBe(0);
    expect(tool.stdout).toContain('(id: 0 rack: null');
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
