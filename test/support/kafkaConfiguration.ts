import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigEntries, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKafkaClient, resolveBy } from '../../local/openKafka.ts';
import { runTool } from '../../local/runCommand.ts';
import { kafkaPod, runtimeFolder } from '../../local/site.ts';
import { resolveJava } from '../../src/java/resolveJava.ts';
import { readHosts } from '../../src/pod/readPod.ts';
import { type Life, openSite } from './brokers.ts';
import { makeSite } from './makeSite.ts';

/** Part of every secret here. */
const mark = 'hunter2';
const password = String.raw`${mark}-pä\ss`;

// As people write it: indented, over several lines, with the escapes of JAAS itself.
const jaas = [
  '  org.apache.kafka.common.security.plain.PlainLoginModule required',
  `    username="admin" password="${mark}-admin"`,
  `    user_alice="${password.replaceAll('\\', '\\\\')}";`,
].join('\n');

// No secret, so that the broker shows it, without the blanks around it, which it does not mind.
const awkward = 'ä\\b=\n#c\u2028';

const serviceLinks = {
  KAFKA_PORT: 'tcp://10.96.0.7:9092',
  KAFKA_PORT_9092_TCP: 'tcp://10.96.0.7:9092',
  KAFKA_PORT_9092_TCP_ADDR: '10.96.0.7',
  KAFKA_PORT_9092_TCP_PORT: '9092',
  KAFKA_PORT_9092_TCP_PROTO: 'tcp',
  KAFKA_SERVICE_HOST: '10.96.0.7',
  KAFKA_SERVICE_PORT: '9092',
  KAFKA_SERVICE_PORT_BROKER: '9092',
};

/** What goes wrong between a manifest and what the broker reads, with one broker that is given all of it. */
export function describeKafkaConfiguration(version: string, net: string): void {
  describe(`the configuration of a broker of Kafka ${version}`, () => {
    const { site, startBroker, removeAll } = openSite(makeSite('configuration', net));
    const given = kafkaPod(site, 0, 1);
    const { address, folder } = given;
    const noted = join(folder, 'commands');
    const properties = join(folder, 'conf/server.properties');
    const pod = {
      ...given,
      env: {
        ...given.env,
        ...serviceLinks,
        JAVA_HOME: join(folder, 'jdk'),
        KAFKA_HOME: runtimeFolder(site, 'kafka', version),
        KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
        KAFKA_LISTENERS: `PLAINTEXT://${address}:9092,CONTROLLER://${address}:9093,LOGIN://${address}:9094`,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP:
          'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_PLAINTEXT',
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_LISTENER_NAME_LOGIN_SASL_ENABLED_MECHANISMS: 'PLAIN',
        KAFKA_LISTENER_NAME_LOGIN_PLAIN_SASL_JAAS_CONFIG_FILE: join(folder, 'jaas'),
        KAFKA_SSL_KEY_PASSWORD: `${mark}-key`,
        KAFKA_OPA_AUTHORIZER_TOKEN: `${mark}-token`,
        KAFKA_SASL_KERBEROS_SERVICE_NAME: ` \t${awkward} `,
        KAFKA_CFG_LOG_RETENTION_HOURS: '5',
        KAFKA_NUM_PARTITIONS: '',
        KAFKA_LOG_RETENTION_BYTE: '1',
      },
    };
    let life: Life;

    beforeAll(async () => {
      mkdirSync(join(folder, 'jdk/bin'), { recursive: true });
      mkdirSync(join(folder, 'conf'));
      // every java that is started leaves its arguments
      const script = `#!/bin/sh\nprintf '%s\\n' "$@" >>'${noted}'\nexec '${resolveJava(process.env)}' "$@"\n`;
      writeFileSync(join(folder, 'jdk/bin/java'), script, { mode: 0o755 });
      writeFileSync(join(folder, 'jaas'), `${jaas}\n`);
      writeFileSync(properties, 'of=another\n', { mode: 0o644 });
      life = startBroker(pod);
      await life.answers('ready', 0);
    });
    afterAll(removeAll);

    it('3.11: variables of a Service named kafka become no properties, and are one warning', () => {
      const warnings = life.readStory().filter((line) => line.includes('injected'));
      expect(warnings).toEqual([
        expect.stringMatching(
          /^warning: KAFKA_PORT and 7 more: injected by Kubernetes .*enableServiceLinks/,
        ),
      ]);
      const keys = readFileSync(properties, 'latin1')
        .split('\n')
        .map((line) => line.replace(/=.*/, ''));
      expect(keys.filter((key) => /^(?:port|service)\b/.test(key))).toEqual([]);
    });

    it('3.22: no secret is on a command line, of java for the format or the broker, or in a log', async () => {
      const commands = readFileSync(noted, 'utf8');
      expect(commands).toContain('kafka.tools.StorageTool');
      expect(commands).toContain('kafka.Kafka');
      expect(commands).not.toContain(mark);
      expect(readCommandLines().filter((line) => line.includes(mark))).toEqual([]);
      expect(life.readLog()).not.toContain(mark);
      const { code, stdout, stderr } = await runTool(site, pod, ['kafkaStart', '--dry-run']);
      expect(code).toBe(78); // the broker runs: its log dir is in use
      expect(stdout).toContain('opa.authorizer.token=(hidden)');
      expect(`${stdout}${stderr}`).not.toContain(mark);
    });

    it('3.22: only the broker may read its properties, whoever might read an older file', () => {
      expect((statSync(properties).mode & 0o777).toString(8)).toBe('600');
    });

    it('3.23: values reach the broker as they were given', async () => {
      expect(await describeBroker()).toMatchObject({
        'sasl.kerberos.service.name': awkward,
        'log.retention.hours': '5',
        'num.partitions': '1',
      });
    });

    it('3.23: so does a login over several lines, with a backslash and a letter beyond ASCII', async () => {
      expect(await logIn(password)).toBe('in');
      expect(await logIn(`${mark}-pässs`)).toMatch(/Authentication failed/);
    });

    it('says of a misspelt variable what was meant, and that a number cannot be empty', () => {
      expect(life.readStory().filter((line) => /KAFKA_(?:NUM|LOG_R)/.test(line))).toEqual([
        'warning: KAFKA_NUM_PARTITIONS: empty, which num.partitions cannot be: left out',
        `warning: KAFKA_LOG_RETENTION_BYTE: Kafka ${version} has no property log.retention.byte (did you mean KAFKA_LOG_RETENTION_BYTES?)`,
      ]);
    });

    it('ends cleanly', async () => {
      life.signal('SIGTERM');
      expect(await life.end()).toBe(0);
    });

    const hosts = () => readHosts({ POD_HOSTS_FILE: given.env['POD_HOSTS_FILE'] });

    async function describeBroker(): Promise<Record<string, string>> {
      const admin = createKafkaClient({ brokers: [`${address}:9092`], hosts: hosts() }).admin();
      await admin.connect();
      try {
        const { resources } = await admin.describeConfigs({
          resources: [{ type: ConfigResourceTypes.BROKER, name: '0' }],
          includeSynonyms: false,
        });
        const entries: ConfigEntries[] = resources[0]?.configEntries ?? [];
        return Object.fromEntries(
          entries.map(({ configName, configValue }) => [configName, configValue]),
        );
      } finally {
        await admin.disconnect();
      }
    }

    async function logIn(word: string): Promise<string> {
      const admin = new Kafka({
        brokers: [`${address}:9094`],
        socketFactory: resolveBy(hosts()),
        sasl: { mechanism: 'plain', username: 'alice', password: word },
        retry: { retries: 0 },
        logLevel: logLevel.NOTHING,
      }).admin();
      try {
        await admin.connect();
        return 'in';
      } catch (error) {
        return String(error);
      } finally {
        await admin.disconnect();
      }
    }
  });
}

/** The command lines of all processes. */
function readCommandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}
