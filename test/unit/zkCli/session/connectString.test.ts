import { expect, it } from 'vitest';
import { parseConnectString } from '../../../../src/zkCli/session/connectString.ts';

const local = { host: 'zk-0', port: 2181 };

it.each([
  ['zk-0', [local], ''],
  ['zk-0:2182', [{ host: 'zk-0', port: 2182 }], ''],
  ['zk-0:2181,zk-1:2181/kafka', [local, { host: 'zk-1', port: 2181 }], '/kafka'],
  ['zk-0/a/b', [local], '/a/b'],
  ['zk-0/', [local], ''],
  ['[fd00::5]:2181', [{ host: 'fd00::5', port: 2181 }], ''],
  [
    '10.0.0.5, 10.0.0.6',
    [
      { host: '10.0.0.5', port: 2181 },
      { host: '10.0.0.6', port: 2181 },
    ],
    '',
  ],
])('reads %j', (raw, servers, chroot) => {
  expect(parseConnectString(raw)).toEqual({ ok: true, value: { servers, chroot } });
});

it.each([
  [''],
  ['zk-0:'],
  ['zk-0:0'],
  ['zk-0:65536'],
  ['zk-0,,zk-1'],
  ['fd00::5:2181'],
  ['zk-0//a'],
  ['tcp://10.0.0.5:2181'],
])('refuses %j', (raw) => {
  expect(parseConnectString(raw)).toMatchObject({ ok: false });
});
