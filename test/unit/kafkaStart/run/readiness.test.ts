import { expect, it } from 'vitest';
import { chooseQuestion, judgeBrokerIds } from '../../../../src/kafkaStart/run/readiness.ts';
import type { Socket } from '../../../../src/kafkaStart/plan/sockets.ts';

const socket = (name: string, protocol: string, facts: Partial<Socket> = {}): Socket => ({
  name,
  protocol,
  host: '',
  port: 9092,
  role: 'broker',
  ...facts,
});
const controller = socket('CONTROLLER', 'PLAINTEXT', { role: 'controller', port: 9093 });

it('asks the listener of the broker that is plain', () => {
  const internal = socket('INTERNAL', 'PLAINTEXT');
  const sockets = [controller, socket('EXTERNAL', 'SASL_SSL'), internal];
  expect(chooseQuestion(sockets)).toEqual({ askable: true, socket: internal });
});

it('asks a controller that is no broker at its own listener', () => {
  expect(chooseQuestion([controller])).toEqual({ askable: true, socket: controller });
});

it.each<[string, readonly Socket[], string]>([
  [
    'only TLS and SASL',
    [controller, socket('A', 'SSL'), socket('B', 'SASL_PLAINTEXT')],
    'no listener can be asked without TLS and SASL, which is not possible yet: A speaks SSL, B speaks SASL_PLAINTEXT',
  ],
  [
    'a controller by TLS',
    [socket('CONTROLLER', 'SSL', { role: 'controller' })],
    'no listener can be asked without TLS and SASL, which is not possible yet: CONTROLLER speaks SSL',
  ],
])('says why it cannot ask: %s', (_, sockets, reason) => {
  expect(chooseQuestion(sockets)).toEqual({ askable: false, reason });
});

it.each([
  [[10, 2, 1], 1, true, 'broker 1 is registered'],
  [[10, 2], 1, false, 'broker 1 is not registered: it knows only 2, 10'],
  [[], 1, false, 'broker 1 is not registered: it knows no broker at all'],
])('of %j says for broker %d: %s, %s', (ids, nodeId, healthy, reason) => {
  expect(judgeBrokerIds(ids, nodeId)).toEqual({ healthy, reason });
});
