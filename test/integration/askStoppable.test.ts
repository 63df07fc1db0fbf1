import { afterAll, beforeAll, expect, it } from 'vitest';
import { askStoppable } from '../../src/kafka/ask/askStoppable.ts';
import { answer, keys, metadataBody, startFakeBroker } from '../support/fakeBroker.ts';
import type { FakeServer } from '../support/fakeServer.ts';

const address = '127.0.231.1';
let fake: FakeServer;

beforeAll(async () => {
  // a broker passes the question for the quorum on, and waits as long as nobody leads
  const replies = { [keys.metadata]: answer(metadataBody({ brokers: [0] })) };
  fake = await startFakeBroker({ address, replies });
});

afterAll(() => fake.close());

it.each([
  [4000, 'the quorum of controllers has no leader'],
  [1500, 'the quorum of controllers has not answered yet'],
])(
  'says of a quorum that says nothing, with %d ms for all answers: %s',
  async (timeoutMs, reason) => {
    const socket = {
      name: 'CLIENT',
      host: address,
      port: fake.port,
      protocol: 'PLAINTEXT',
      role: 'broker',
    } as const;
    const stopping = {
      nodeId: 0,
      mode: 'kraft',
      roles: ['broker', 'controller'],
      properties: new Map(),
      question: { askable: true, socket, access: {}, ask: 'brokers' },
    } as const;
    expect(await askStoppable(stopping, { env: {}, timeoutMs })).toMatchObject({
      outlook: 'unsure',
      reason,
      place: { host: address, port: fake.port },
    });
  },
);
