import { describe, expect, it } from 'vitest';
import {
  parseServer,
  parseServerLine,
  renderServer,
} from '../../../../src/zookeeper/ensemble/serverLine.ts';

const at = (host: string) => ({ host, serverPort: 2888, electionPort: 3888 });
const plain = { myid: 1, role: 'participant', client: undefined };

describe('parseServer', () => {
  it.each([
    ['zk-0.zk-hs:2888:3888', { ...plain, addresses: [at('zk-0.zk-hs')] }],
    ['zk-0:2888:3888:participant', { ...plain, addresses: [at('zk-0')] }],
    ['zk-0:2888:3888:OBSERVER', { ...plain, role: 'observer', addresses: [at('zk-0')] }],
    [
      'zk-0:2888:3888:observer;2181',
      { myid: 1, role: 'observer', client: '2181', addresses: [at('zk-0')] },
    ],
    ['zk-0:2888:3888;0.0.0.0:2181', { ...plain, client: '0.0.0.0:2181', addresses: [at('zk-0')] }],
    ['zk-0:2888:3888;[::1]:2181', { ...plain, client: '[::1]:2181', addresses: [at('zk-0')] }],
    ['[fd00::5]:2888:3888', { ...plain, addresses: [at('fd00::5')] }],
    ['a:2888:3888|b:2888:3888', { ...plain, addresses: [at('a'), at('b')] }],
    [' zk-0:2888:3888 ', { ...plain, addresses: [at('zk-0')] }],
  ])('reads %j', (value, server) => {
    expect(parseServer(1, value)).toEqual({ ok: true, value: server });
  });

  it.each([
    ['', /^expected 1=zk-0\.zk-hs:2888:3888.*, got ""$/],
    ['zk-0', /^expected 1=zk-0/],
    ['zk-0:2888', /^expected 1=zk-0/],
    [':2888:3888', /^expected 1=zk-0/],
    ['fd00::5:2888:3888', /^expected 1=zk-0/],
    ['zk-0:2888:3888:observer:2181', /^expected 1=zk-0/],
    ['zk 0:2888:3888', /^expected a DNS name/],
    ['[zk-0]:2888:3888', /^expected an IPv6 address between \[ and \], got "zk-0"$/],
    ['zk-0:a:3888', /^server port: expected a whole number, 1 to 65535, got "a"$/],
    ['zk-0:2888:70000', /^election port: expected a whole number/],
    ['zk-0:2888:2888', /^server and election port are both 2888/],
    ['zk-0:2888:3888:voter', /^expected the role participant or observer, got "voter"$/],
    ['a:2888:3888|b:2888:3888:observer', /^expected the same role at every address/],
    ['zk-0:2888:3888;', /^expected ;2181 or ;127\.0\.0\.1:2181, got ";"$/],
    ['zk-0:2888:3888;a:b:1', /^expected ;2181/],
    ['zk-0:2888:3888;1;2', /^expected one ";" at most/],
  ])('refuses %j', (value, problem) => {
    expect(parseServer(1, value)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe('parseServerLine', () => {
  it.each(['2=zk-1:2888:3888', 'server.2=zk-1:2888:3888', ' server.2 = zk-1:2888:3888 '])(
    'reads %j',
    (line) => {
      const value = { ...plain, myid: 2, addresses: [at('zk-1')] };
      expect(parseServerLine(line)).toEqual({ ok: true, value });
    },
  );

  it.each([
    ['zk-1:2888:3888', /^expected 1=zk-0/],
    ['x=zk-1:2888:3888', /^expected 1=zk-0/],
    ['0=zk-1:2888:3888', /^server\.0: expected a whole number, 1 to 255, got "0"$/],
    ['256=zk-1:2888:3888', /^server\.256: expected a whole number/],
    ['01=zk-1:2888:3888', /^server\.01: expected a whole number/],
    ['2=zk-1:2888', /^server\.2: expected 1=zk-0/],
  ])('refuses %j', (line, problem) => {
    expect(parseServerLine(line)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

it('writes a line that every version of ZooKeeper reads', () => {
  const server = parseServer(3, 'zk-2.zk-hs:2888:3888:participant');
  expect(server.ok && renderServer(server.value)).toEqual(['server.3', 'zk-2.zk-hs:2888:3888']);
});
