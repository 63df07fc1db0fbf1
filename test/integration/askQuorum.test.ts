import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askStoppable } from '../../src/kafka/ask/askStoppable.ts';
import { askServer } from '../../src/kafka/ask/askServer.ts';
import { askOwnLook } from '../../src/kafka/metrics/askOwnLook.ts';
import {
  type Identity,
  makeIdentity,
  renderCertificates,
  validFor,
} from '../support/certificates.ts';
import { answer, keys, quorumBody, startFakeBroker } from '../support/fakeBroker.ts';
import { authority } from '../support/securedBrokers.ts';
import { startTlsFront } from '../support/startTlsFront.ts';

const [own, other] = ['127.0.231.3', '127.0.231.4'];
const folder = mkdtempSync(join(tmpdir(), 'ask-quorum-'));
const truststore = join(folder, 'truststore.pem');
const fronts: Awaited<ReturnType<typeof startTlsFront>>[] = [];
let issuer: Identity;

beforeAll(async () => {
  issuer = await authority('CN=ca');
  writeFileSync(truststore, renderCertificates(issuer));
});
afterAll(() => {
  for (const { close } of fronts) close();
  rmSync(folder, { recursive: true });
});

/** A controller that says of itself that it leads, or that it does not. */
const startController = async (address: string, signer: Identity, leads: boolean) => {
  const quorum = leads ? { errorCode: 0, leaderId: 1001 } : { errorCode: 6, leaderId: -1 };
  const replies = { [keys.describeQuorum]: answer(quorumBody(quorum)) };
  const fake = await startFakeBroker({ address, replies });
  const valid = validFor(-1, 90);
  const identity = await makeIdentity({ issuer: signer, addresses: [address], ...valid });
  const front = await startTlsFront(address, identity, fake);
  fronts.push(front);
  return front.port;
};

it.each<[string, () => Promise<number>, RegExp]>([
  [
    'leads and cannot be trusted',
    async () => startController(other, await authority('CN=other'), true),
    /^whether the quorum of controllers has a leader cannot be seen: 1000: answers, and does not lead; 1001 at 127\.0\.231\.4:\d+: its certificate is not trusted: /,
  ],
  [
    'does not lead either',
    async () => startController(other, issuer, false),
    /^the quorum of controllers has no leader: 1000: answers, and does not lead; 1001 at 127\.0\.231\.4:\d+: answers, and does not lead$/,
  ],
  [
    'is gone',
    async () => 1,
    /^the quorum of controllers has no leader: 1000: answers, and does not lead; 1001 at 127\.0\.231\.4:1: connection refused$/,
  ],
])('says why no leader is seen where the other controller %s', async (_, start, expected) => {
  const port = await startController(own, issuer, false);
  const properties = {
    'node.id': '1000',
    'controller.quorum.voters': `1000@${own}:${port},1001@${other}:${await start()}`,
    'ssl.truststore.location': truststore,
    'ssl.truststore.type': 'PEM',
  };
  const controller = {
    nodeId: 1000,
    mode: 'kraft',
    roles: ['controller'],
    properties: new Map(
      Object.entries(properties).map(([key, value]) => [key, { key, value, subject: key }]),
    ),
    question: {
      askable: true,
      socket: { name: 'CONTROLLER', host: own, port, protocol: 'SSL', role: 'controller' },
      access: { tls: { serverName: undefined, identity: undefined } },
      ask: 'answer',
    },
  } as const;
  expect(await askStoppable(controller, { env: {}, timeoutMs: 4000 })).toMatchObject({
    outlook: 'unsure',
    reason: expect.stringMatching(expected),
  });
  const how = { askServer, env: {}, timeoutMs: 4000, wide: false, withGroups: false };
  const look = await askOwnLook(controller, { ...how, keepMinIsr: (askMinIsr) => askMinIsr });
  expect(look).toMatchObject({
    ok: true,
    value: {
      untold: [
        { part: 'quorum', reason: expect.stringMatching(/^nobody who answered leads: 1000: /) },
      ],
    },
  });
});
