import { expect, it } from 'vitest';
import { chooseQuestion } from '../../../../src/kafka/ask/question.ts';
import { judgeBrokerIds } from '../../../../src/kafka/verdicts/registered.ts';
import type { Socket } from '../../../../src/kafka/cluster/socket.ts';

const socket = (name: string, protocol: string, facts: Partial<Socket> = {}): Socket => ({
  name,
  protocol,
  host: '',
  port: 9092,
  role: 'broker',
  ...facts,
});
const controller = socket('CONTROLLER', 'PLAINTEXT', { role: 'controller', port: 9093 });

const ask = (sockets: readonly Socket[], said: Record<string, string> = {}, identity?: string) => {
  const question = chooseQuestion({
    sockets,
    properties: new Map(
      Object.entries(said).map(([key, value]) => [key, { key, value, subject: key }]),
    ),
    identity,
  });
  if (!question.askable) return question.reason;
  return { at: question.socket.name, ask: question.ask, ...question.access };
};
const tls = socket('INTERNAL', 'SSL');
const login = socket('CLIENT', 'SASL_SSL');
const advertised = {
  'advertised.listeners': 'INTERNAL://kafka-0.svc:9092,CLIENT://198.18.3.7:9094',
};
const plain = {
  'sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.client.plain.sasl.jaas.config':
    'PlainLoginModule required username="me" password="a\\"b\\\\" user_you="c";',
};

it('asks the listener of the broker that takes least', () => {
  expect(ask([controller, login, tls, socket('PLAIN', 'PLAINTEXT')])).toEqual({
    at: 'PLAIN',
    ask: 'brokers',
  });
  expect(ask([login, tls], { ...advertised, ...plain }, 'pem')).toEqual({
    at: 'INTERNAL',
    ask: 'brokers',
    tls: { serverName: 'kafka-0.svc', identity: 'pem' },
  });
});

it('asks a listener that learns who asks, where an authorizer says who may see what', () => {
  const judged = { ...advertised, ...plain, 'authorizer.class.name': 'Some' };
  const open = socket('PLAIN', 'PLAINTEXT');
  expect(ask([open, tls, login], judged, 'pem')).toMatchObject({ at: 'CLIENT' });
  const looks = { ...judged, 'listener.name.internal.ssl.client.auth': 'required' };
  expect(ask([open, tls, login], looks, 'pem')).toMatchObject({ at: 'INTERNAL' });
  const nobody = { 'authorizer.class.name': 'Some' };
  expect(ask([login, tls, open], nobody, 'pem')).toMatchObject({ at: 'PLAIN', ask: 'brokers' });
});

it('logs in as the broker itself, else as anybody whose password is known', () => {
  const access = {
    at: 'CLIENT',
    ask: 'brokers',
    tls: { serverName: undefined, identity: undefined },
  };
  expect(ask([login], { ...advertised, ...plain })).toEqual({
    ...access,
    login: expect.objectContaining({ mechanism: 'PLAIN', username: 'me', password: 'a"b\\' }),
  });
  const jaas = 'PlainLoginModule required user_you=c;';
  const key = 'listener.name.client.plain.sasl.jaas.config';
  expect(ask([login], { ...plain, [key]: jaas })).toEqual({
    ...access,
    login: expect.objectContaining({ username: 'you', password: 'c' }),
  });
});

it('asks a controller that is no broker whether it answers', () => {
  expect(ask([controller])).toEqual({ at: 'CONTROLLER', ask: 'answer' });
});

it.each([
  ['no login is known', [login], {}, { at: 'CLIENT', ask: 'answer' }],
  ['no certificate', [login], { 'ssl.client.auth': 'required' }, { at: 'CLIENT', ask: 'port' }],
])('asks less where %s', (_, sockets, said, question) => {
  expect(ask(sockets, said)).toMatchObject(question);
});

it.each([[[controller, socket('A', 'SSL', { port: 0 })], 'no listener has a port that is known']])(
  'says why it cannot ask %j',
  (sockets, reason) => {
    expect(ask(sockets)).toBe(reason);
  },
);

it.each([
  [[10, 2, 1], 1, true, 'broker 1 is registered'],
  [[10, 2], 1, false, 'broker 1 is not registered: it knows only 2, 10'],
  [[], 1, false, 'broker 1 is not registered: it knows no broker at all'],
])('of %j says for broker %d: %s, %s', (ids, nodeId, healthy, reason) => {
  expect(judgeBrokerIds(ids, nodeId)).toEqual({ healthy, reason });
});
