import { afterEach, expect, it } from 'vitest';
import type { Entries } from '../../src/kafka/properties/entries.ts';
import {
  askerOfQuorum,
  type StartingNode,
} from '../../src/kafkaStart/readiness/askStartingQuorum.ts';
import { watchStartingQuorum } from '../../src/kafkaStart/readiness/watchStartingQuorum.ts';
import { waitFor } from '../../local/waitFor.ts';
import { answer, keys, quorumBody, startFakeBroker } from '../support/fakeBroker.ts';
import type { FakeServer } from '../support/fakeServer.ts';

const net = '127.0.234';
const port = 9093;
const notLeader = 6;

let fakes: FakeServer[] = [];
afterEach(() => {
  for (const fake of fakes) fake.close();
  fakes = [];
});

/** A controller that says this of its quorum. */
async function startController(id: number, errorCode: number): Promise<void> {
  const reply = answer(quorumBody({ errorCode, leaderId: id }));
  const replies = { [keys.describeQuorum]: reply };
  fakes.push(await startFakeBroker({ address: `${net}.${id}`, port, replies }));
}

const entriesOf = (values: Readonly<Record<string, string>>): Entries =>
  new Map(Object.entries(values).map(([key, value]) => [key, { key, value, subject: key }]));

const voters = [1, 2, 3].map((id) => `${id}@${net}.${id}:${port}`).join(',');
const properties = (protocol = 'PLAINTEXT') =>
  entriesOf({
    'controller.quorum.voters': voters,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': `CONTROLLER:${protocol},PLAINTEXT:PLAINTEXT`,
  });
const listenerOf = (role: 'broker' | 'controller', own = port) => ({
  name: role === 'broker' ? 'PLAINTEXT' : 'CONTROLLER',
  protocol: 'PLAINTEXT',
  role,
  host: `${net}.1`,
  port: own,
});
const combined: StartingNode = {
  nodeId: 1,
  mode: 'kraft',
  roles: ['broker', 'controller'],
  sockets: [listenerOf('broker', 9092), listenerOf('controller')],
  properties: properties(),
  identity: undefined,
  env: {},
};
const apart: StartingNode = {
  ...combined,
  nodeId: 7,
  roles: ['broker'],
  sockets: [listenerOf('broker', 9092)],
};

const ask = async (node: StartingNode) => askerOfQuorum(node)?.(AbortSignal.timeout(5000));
const refused = (id: number) => `${id} at ${net}.${id}:${port}: connection refused`;

it('a broker that is a controller too says what each controller has said, its own first', async () => {
  await startController(1, notLeader);
  await startController(2, notLeader);
  expect(await ask(combined)).toBe(
    `no controller leads the quorum: 1: answers, and does not lead; 2 at ${net}.2:${port}: answers, and does not lead; ${refused(3)}`,
  );
});

it('says nothing while its own controller is not there yet', async () => {
  expect(await ask(combined)).toBeUndefined();
});

it('a broker of controllers of their own says what each has said', async () => {
  await startController(2, notLeader);
  expect(await ask(apart)).toBe(
    `no controller leads the quorum: ${refused(1)}; 2 at ${net}.2:${port}: answers, and does not lead; ${refused(3)}`,
  );
});

it('a quorum that is led keeps nobody from starting', async () => {
  await startController(1, 0);
  expect(await ask(combined)).toBeUndefined();
  expect(await ask(apart)).toBeUndefined();
});

it.each<[string, StartingNode]>([
  ['a controller that is no broker', { ...combined, roles: ['controller'] }],
  ['a broker in ZooKeeper mode', { ...apart, mode: 'zookeeper' }],
  ['a broker that knows no login', { ...apart, properties: properties('SASL_PLAINTEXT') }],
])('%s asks nobody', (_, node) => {
  expect(askerOfQuorum(node)).toBeUndefined();
});

it('whoever wants to know is told what was said last, and waits for nobody', async () => {
  const answers = ['no leader', undefined];
  const ending = new AbortController();
  const describe = watchStartingQuorum({
    ask: async () => answers.shift(),
    tell: () => undefined,
    signal: ending.signal,
  });
  expect(describe()).toBeUndefined();
  const said = await waitFor({ what: 'an answer', timeoutMs: 5000, everyMs: 1 }, describe);
  expect(said).toBe('no leader');
  await waitFor({ what: 'the next answer', timeoutMs: 5000, everyMs: 1 }, () =>
    describe() === undefined ? true : undefined,
  );
  ending.abort();
});
