import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import type { KafkaConfig } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import type { LocalPod } from '../../local/site.ts';
import { type Identity, renderCertificates } from './certificates.ts';
import { type Life, openSite } from './brokers.ts';
import { figuresOf } from './figuresOf.ts';
import { clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import { readTree } from './readTree.ts';
import {
  authority,
  expectCleanStop,
  expectReady,
  refusalOf,
  roundTrip,
  securedPods,
  writeCertificate,
} from './securedBrokers.ts';

const passwords = {
  broker: `br"oker\\s,'=pä$$ wörd-7f3a`,
  controller: 'c"ontr\\oller;,ключ-91bc',
  alice: 'al,ice="\\n"\\\\ 密码-55de',
  bob: 'b:ob-{}#!-42aa',
};
/** Parts of them that no quoting changes. */
const marks = ['7f3a', '91bc', '55de', '42aa'];

/**
 * Tests of two brokers that are controllers too: SCRAM-SHA-512 by TLS between brokers and for
 * clients, PLAIN by TLS among controllers.
 */
export function describeSaslBrokers(version: string, net: string): void {
  describe(`Kafka ${version}, by SASL`, () => {
    const { site, startBroker, removeAll } = openSite(makeSite('kafka-sasl', net));
    const commands = watchCommands();
    let issuer: Identity;
    let pods: readonly LocalPod[];
    let lives: readonly Life[];
    const as = (username: string, password: string, mechanism: 'scram-sha-512' | 'plain') => ({
      ssl: { ca: [renderCertificates(issuer)] },
      sasl: { mechanism, username, password } as NonNullable<KafkaConfig['sasl']>,
    });

    beforeAll(async () => {
      issuer = await authority('CN=ca');
      const users = join(site.folder, 'users');
      writeFileSync(users, `# clients\nalice:${passwords.alice}\nbob:${passwords.bob}\n`, {
        mode: 0o600,
      });
      pods = await securedPods(site, { replicas: 2, version }, async (pod) => ({
        KAFKA_LISTENERS: `CLIENT://${pod.address}:9092,CONTROLLER://${pod.address}:9093`,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:SASL_SSL,CONTROLLER:SASL_SSL',
        KAFKA_SASL_ENABLED_MECHANISMS: 'SCRAM-SHA-512,PLAIN',
        KAFKA_TLS_DIR: await writeCertificate(pod, issuer),
        KAFKA_INTER_BROKER_USER: 'broker',
        KAFKA_INTER_BROKER_PASSWORD: passwords.broker,
        KAFKA_CONTROLLER_USER: 'controller',
        KAFKA_CONTROLLER_PASSWORD: passwords.controller,
        KAFKA_SASL_USERS_FILE: users,
      }));
      lives = pods.map((pod) => startBroker(pod));
    });
    afterAll(async () => {
      commands.stop();
      await removeAll();
    });

    it('both get ready, which they are asked by SCRAM', async () => {
      await expectReady(lives);
    });

    it('both tell their figures, each asked by SCRAM once its certificate is known', async () => {
      const [first] = pods;
      if (first === undefined) throw new Error('no pods');
      const { figures } = await figuresOf(site, first);
      expect(figures).toMatchObject({ untold: [], faults: [] });
      expect(figures.brokers.map(({ state, logDirs }) => [state, logDirs?.length])).toEqual([
        ['up', 1],
        ['up', 1],
      ]);
    });

    it('both answer without their supervisor too, by SCRAM, and by PLAIN where there is nothing else', async () => {
      for (const [id, pod] of pods.entries()) {
        const plain = join(pod.folder, 'plain');
        mkdirSync(plain);
        const properties = readFileSync(join(pod.folder, 'conf/server.properties'), 'utf8');
        const sole = properties.replace(
          'sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN',
          'sasl.enabled.mechanisms=PLAIN',
        );
        expect(sole).not.toBe(properties);
        writeFileSync(join(plain, 'server.properties'), sole, { mode: 0o600 });
        for (const env of [{}, { KAFKA_CONF_DIR: plain }]) {
          expect(await runTool(site, pod, ['kafkaOk', 'ready', '--direct'], env)).toEqual({
            code: 0,
            stdout: `kafkaOk: broker ${id} is registered\n`,
            stderr: '',
          });
        }
      }
    });

    it.each(['scram-sha-512', 'plain'] as const)('a client that logs in by %s', async (way) => {
      const kafka = clientOf(pods, as('alice', passwords.alice, way));
      expect(await roundTrip(kafka, 2)).toEqual(['one', 'zwei', 'trois']);
    });

    it('nobody is let in by another password, or without a login', async () => {
      for (const way of ['scram-sha-512', 'plain'] as const) {
        expect(await refusalOf(pods, as('alice', passwords.bob, way))).toMatch(
          /[Aa]uthentication failed/,
        );
        expect(await refusalOf(pods, as('controller', passwords.controller, way))).toMatch(
          /[Aa]uthentication failed/,
        );
        expect(await refusalOf(pods, as('bob', passwords.bob, way))).toBe('let in');
      }
      expect(await refusalOf(pods, { ssl: { ca: [renderCertificates(issuer)] } })).not.toBe(
        'let in',
      );
    });

    it('no password is in a log, on a command line, or in a file that others may read', () => {
      expect(commands.seen().some((line) => line.includes('kafka.tools.StorageTool'))).toBe(true);
      expect(commands.seen().some((line) => line.includes('@'))).toBe(true);
      for (const mark of [...marks, 'saltedpassword']) {
        expect(commands.seen().filter((line) => line.includes(mark))).toEqual([]);
      }
      for (const { folder } of pods) {
        expect(
          marks.filter((mark) => readFileSync(join(folder, 'stdout.log'), 'utf8').includes(mark)),
        ).toEqual([]);
        const telling = Object.entries(readTree(join(folder, 'conf'))).filter(([, { text = '' }]) =>
          marks.some((mark) => text.includes(mark)),
        );
        expect(telling.map(([path, { mode }]) => [path, mode])).toEqual([
          ['server.properties', '600'],
        ]);
      }
    });

    it('stop cleanly', async () => {
      await expectCleanStop(lives);
    });
  });
}

/** Every command line that any process has while this goes on. */
function watchCommands() {
  const lines = new Set<string>();
  const look = (): void => {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      try {
        lines.add(readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '));
      } catch {
        // it has just ended
      }
    }
  };
  const timer = setInterval(look, 50);
  return { seen: () => [...lines], stop: () => clearInterval(timer) };
}
