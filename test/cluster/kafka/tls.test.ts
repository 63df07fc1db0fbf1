import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { images, storageClasses } from '../../support/cluster/given.ts';
import { bootstrap } from '../../support/cluster/kafka.ts';
import { change, renderFolder, type Resource } from '../../support/cluster/resources.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import {
  makeAuthority,
  makeIdentity,
  quorumUsages,
  renderCertificates,
  renderKey,
  validFor,
} from '../../support/certificates.ts';

const cluster = useCluster('kafka-tls', 'restricted');
const { apply, exec, namespace, untilReady } = cluster;
const file = ['--command-config', '/tmp/tls.properties'];
const topic = ['--topic', 'orders'];

/** What cert-manager would make of the component's certificate in this namespace. */
async function makeSecret(): Promise<Resource> {
  const text = readFileSync('manifests/kafka/components/tls/certificates.yaml', 'utf8');
  const names = [...text.matchAll(/^ {4}- '?([\w.*-]+)'?$/gm)].map(([, name = '']) => name);
  expect(names).toContain('kafka-cs');
  const dnsNames = names.map((name) => name.replace('.kafka.svc.', `.${namespace}.svc.`));
  const valid = validFor(-1, 90);
  const issuer = await makeAuthority({ subject: 'CN=kafka-ca', ...valid });
  const identity = await makeIdentity({ issuer, dnsNames, usages: quorumUsages, ...valid });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'kafka-tls' },
    stringData: {
      'tls.crt': renderCertificates(identity),
      'tls.key': renderKey(identity, 'sec1'),
      'ca.crt': renderCertificates(issuer),
    },
  };
}

beforeAll(async () => {
  const resources = change(await renderFolder('test/fixtures/cluster/kafkaTls'), {
    images: { 'kubernetes-kafka': images.kafka },
    storageClass: storageClasses.usual,
  });
  const ofCertManager = new Set(['Issuer', 'Certificate']);
  await apply([await makeSecret(), ...resources.filter(({ kind }) => !ofCertManager.has(kind))]);
  await untilReady('statefulset/kafka', 1);
});

it("Kafka's tools reach a broker with the component tls by the file that the README writes", async () => {
  const readme = readFileSync('manifests/kafka/README.md', 'utf8');
  const script = /kubectl exec kafka-0 -- sh -c '([^']*tls\.properties)'$/m.exec(readme)?.[1];
  await exec('kafka-0', 'sh', '-c', script ?? '');
  await exec('kafka-0', 'kafka-topics.sh', ...bootstrap, ...file, '--create', ...topic);
  const shown = await exec('kafka-0', 'kafka-topics.sh', ...bootstrap, ...file, '--describe');
  expect(shown).toMatch(/^Topic: orders\b/m);
  await cluster.run(
    ['exec', '-i', 'kafka-0', '--', 'kafka-console-producer.sh', ...bootstrap, ...file, ...topic],
    { input: 'hello\n' },
  );
  const all = ['--from-beginning', '--max-messages=1', '--timeout-ms=60000'];
  const consumer = ['kafka-console-consumer.sh', ...bootstrap, ...file, ...topic, ...all];
  expect(await exec('kafka-0', ...consumer)).toBe('hello');
});
