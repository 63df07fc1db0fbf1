import { expect, it } from 'vitest';
import {
  type Followed,
  judgeFollowers,
  notLooked,
} from '../../../../src/kafkaStart/stop/leavingBrokers.ts';

const mayLeave = 'brokers 0, 1 may be leaving as well, which takes a controller: it stays for 10 s';

it.each<
  [string, readonly (readonly [number, readonly number[]])[], readonly (string | undefined)[]]
>([
  ['no broker that follows it', [[0, []]], [undefined]],
  [
    'brokers that stay',
    [
      [0, [0, 1]],
      [9, [0, 1]],
      [10, [0, 1]],
    ],
    [mayLeave, mayLeave, undefined],
  ],
  [
    'brokers that leave, one of them much later',
    [
      [0, [0, 1]],
      [2, [1]],
      [240, [1]],
      [243, []],
    ],
    [
      mayLeave,
      'broker 0 left, and broker 1 may be about to, which takes a controller',
      'broker 0 left, and broker 1 may be about to, which takes a controller',
      undefined,
    ],
  ],
  [
    'a broker that only restarts',
    [
      [0, [0, 1]],
      [2, [1]],
      [12, [0, 1]],
    ],
    [mayLeave, 'broker 0 left, and broker 1 may be about to, which takes a controller', undefined],
  ],
])('a controller stays for %s', (_, seen, reasons) => {
  let followed: Followed = notLooked;
  const said = seen.map(([second, ids]) => {
    const judged = judgeFollowers(followed, ids, second * 1000);
    followed = judged.followed;
    return judged.reason;
  });
  expect(said).toEqual(reasons);
});

it.each<[string, readonly (readonly [number, readonly number[]])[], readonly boolean[]]>([
  [
    'from five seconds after the last broker has gone',
    [
      [0, [0, 1]],
      [2, []],
      [6, []],
      [7, []],
    ],
    [false, false, false, true],
  ],
  [
    'not by a leader that has not heard of the brokers yet',
    [
      [0, []],
      [4, [0, 1]],
      [6, []],
      [10, []],
    ],
    [false, false, false, false],
  ],
])('the quorum need not be kept for anybody, %s', (_, seen, alone) => {
  let followed: Followed = notLooked;
  const said = seen.map(([second, ids]) => {
    const judged = judgeFollowers(followed, ids, second * 1000);
    followed = judged.followed;
    return judged.alone;
  });
  expect(said).toEqual(alone);
});
