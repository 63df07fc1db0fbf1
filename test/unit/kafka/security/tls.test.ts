import { expect, it } from 'vitest';
import { findOwnHosts, findTlsUses } from '../../../../src/kafka/security/certificateNeeds.ts';
import { listSpoken } from '../../../../src/kafka/security/listeners.ts';
import { planTls } from '../../../../src/kafka/security/tls.ts';

const material = { keyStorePem: 'key', trustStorePem: 'ca' };
const ssl = { name: 'SSL', protocol: 'SSL', role: 'broker' } as const;
const controller = { name: 'CONTROLLER', protocol: 'SASL_SSL', role: 'controller' } as const;
const plain = { name: 'PLAINTEXT', protocol: 'PLAINTEXT', role: 'broker' } as const;

const entriesOf = (said: Readonly<Record<string, string>>) =>
  new Map(Object.entries(said).map(([key, value]) => [key, { key, value, subject: key }]));

function plan(said: Readonly<Record<string, string>>, given = true, own = [ssl] as const) {
  const properties = entriesOf(said);
  const { derived, files, issues } = planTls({
    properties,
    listeners: listSpoken(properties, own),
    material: given ? material : undefined,
    confDir: '/conf',
  });
  return {
    derived: Object.fromEntries(derived),
    files: files.map(({ path, text, mode }) => `${path} ${text} ${mode.toString(8)}`),
    problems: issues.map(({ subject, problem }) => `${subject}: ${problem}`),
  };
}

it('lays key and trust store beside server.properties', () => {
  expect(plan({})).toEqual({
    derived: {
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': '/conf/keystore.pem',
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': '/conf/truststore.pem',
    },
    files: ['/conf/keystore.pem key 600', '/conf/truststore.pem ca 644'],
    problems: [],
  });
});

it.each([
  [{ 'ssl.keystore.location': '/jks' }, ['/conf/truststore.pem ca 644']],
  [{ 'ssl.keystore.key': 'PEM' }, ['/conf/truststore.pem ca 644']],
  [{ 'ssl.truststore.location': '/jks' }, ['/conf/keystore.pem key 600']],
  [{ 'ssl.keystore.location': '/jks', 'ssl.truststore.certificates': 'PEM' }, []],
  [{ 'ssl.engine.factory.class': 'mine' }, []],
])('gives way to %j', (said, files) => {
  expect(plan(said)).toMatchObject({ files, problems: [] });
});

it.each([
  [
    { 'ssl.key.password': 'secret' },
    true,
    'ssl.key.password: the files of KAFKA_TLS_DIR have no password, and Kafka would refuse them with one (remove this, or give the store that it is for)',
  ],
  [
    { 'ssl.truststore.location': '/jks' },
    false,
    'listener SSL: SSL without a certificate (mount one and name its folder by KAFKA_TLS_DIR, or give ssl.keystore.location)',
  ],
])('refuses %j, with a folder: %j', (said, given, problem) => {
  expect(plan(said, given).problems).toEqual([problem]);
});

it("takes a listener's own key store for enough", () => {
  expect(plan({ 'listener.name.ssl.ssl.keystore.location': '/jks' }, false).problems).toEqual([]);
});

const cluster = {
  'node.id': '1',
  'inter.broker.listener.name': 'SSL',
  'advertised.listeners': 'SSL://kafka-1.svc:9092,PLAINTEXT://10.0.0.7:9094',
  'controller.quorum.voters': '0@kafka-0.svc:9093,1@kafka-1.quorum:9093',
  'controller.listener.names': 'CONTROLLER',
};

it.each([
  [{}, ['kafka-1.svc', 'kafka-1.quorum']],
  [{ 'listener.name.controller.ssl.endpoint.identification.algorithm': '' }, ['kafka-1.svc']],
  [{ 'ssl.endpoint.identification.algorithm': '' }, []],
])('with %j, others know this member by %j', (said, hosts) => {
  const properties = entriesOf({ ...cluster, ...said });
  expect(findOwnHosts(properties, listSpoken(properties, [ssl, plain, controller]))).toEqual(hosts);
});

it.each([
  [{}, ['serverAuth']],
  [{ 'ssl.client.auth': 'required' }, ['serverAuth', 'clientAuth']],
  [{ 'listener.name.ssl.ssl.client.auth': 'required' }, ['serverAuth', 'clientAuth']],
])('with %j, the certificate is for %j', (said, uses) => {
  const properties = entriesOf({ ...cluster, ...said });
  expect(findTlsUses(properties, listSpoken(properties, [ssl]))).toEqual(uses);
});
