import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '../../local/runCommand.ts';
import type { LocalPod } from '../../local/site.ts';
import type { Identity } from './certificates.ts';
import { type Life, openSite } from './brokers.ts';
import { clientOf } from './kafkaClients.ts';
import { makeSite } from './makeSite.ts';
import {
  authority,
  expectCleanStop,
  expectReady,
  clientTls,
  refusalOf,
  roundTrip,
  securedPods,
  writeCertificate,
} from './securedBrokers.ts';

/** Tests of two brokers that are controllers too, and speak nothing but TLS, with certificates on both sides. */
export function describeTlsBrokers(version: string, net: string): void {
  describe(`Kafka ${version}, by TLS only`, () => {
    const { site, startBroker, removeAll } = openSite(makeSite('kafka-tls', net));
    let issuer: Identity;
    let pods: readonly LocalPod[];
    let lives: readonly Life[];

    beforeAll(async () => {
      issuer = await authority('CN=ca');
      pods = await securedPods(site, { replicas: 2, version }, async (pod) => ({
        KAFKA_LISTENERS: `SSL://${pod.address}:9092,CONTROLLER://${pod.address}:9093`,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'SSL:SSL,CONTROLLER:SSL',
        KAFKA_SSL_CLIENT_AUTH: 'required',
        KAFKA_TLS_DIR: await writeCertificate(pod, issuer),
      }));
      lives = pods.map((pod) => startBroker(pod));
    });
    afterAll(removeAll);

    it('both get ready, which they are asked by TLS', async () => {
      await expectReady(lives);
    });

    it('both answer without their supervisor too, by TLS with their own certificate', async () => {
      for (const [id, pod] of pods.entries()) {
        const answers = { startup: `broker ${id} answers`, ready: `broker ${id} is registered` };
        for (const [probe, reason] of Object.entries(answers)) {
          expect(await runTool(site, pod, ['kafkaOk', probe, '--direct'])).toEqual({
            code: 0,
            stdout: `kafkaOk: ${reason}\n`,
            stderr: '',
          });
        }
      }
    });

    it('a client with a certificate of theirs produces and consumes', async () => {
      const ssl = await clientTls(issuer);
      expect(await roundTrip(clientOf(pods, { ssl }), 2)).toEqual(['one', 'zwei', 'trois']);
    });

    it('a client is refused without a certificate, with that of somebody else, and in plain text', async () => {
      const other = await authority('CN=other');
      const { ca } = await clientTls(issuer);
      expect(await refusalOf(pods, { ssl: { ca } })).toMatch(/alert|ECONNRESET|Closed connection/);
      const ssl = await clientTls(other, issuer);
      expect(await refusalOf(pods, { ssl })).toMatch(/alert|ECONNRESET|Closed connection/);
      expect(await refusalOf(pods, {})).not.toBe('let in');
      expect(await refusalOf(pods, { ssl: await clientTls(issuer, other) })).toMatch(
        /unable to verify|self.signed|certificate/,
      );
    });

    it('the key is in PKCS#8, and for nobody else to read', () => {
      for (const { folder } of pods) {
        const path = join(folder, 'conf/keystore.pem');
        expect(readFileSync(path, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
        expect(statSync(path).mode & 0o777).toBe(0o600);
        expect(existsSync(join(folder, 'conf/format-arguments'))).toBe(false);
      }
    });

    it('one stops cleanly while the other goes on', async () => {
      await expectCleanStop(lives);
    });
  });
}
