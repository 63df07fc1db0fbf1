import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../src/zkCli/grammar/command.ts';

const text = (data: string) => ({ bytes: Buffer.from(data) });
const created = {
  name: 'create',
  path: '/a',
  data: undefined,
  acl: undefined,
  sequential: false,
  ephemeral: false,
};
const change = { name: 'set', path: '/a', data: text('x'), version: undefined, withStat: false };
const list = { name: 'ls', path: '/a', withStat: false, recursive: false };
const everybody = [{ scheme: 'world', id: 'anyone', permissions: 31 }];

describe('reads', () => {
  it.each([
    ['create /a', created],
    ['create /a b', { ...created, data: text('b') }],
    ['create /a b world:anyone:cdrwa', { ...created, data: text('b'), acl: everybody }],
    ['create -s -e /a b', { ...created, data: text('b'), sequential: true, ephemeral: true }],
    ['create -se /a b', { ...created, data: text('b'), sequential: true, ephemeral: true }],
    ['create /a b -e', { ...created, data: text('b'), ephemeral: true }],
    ['create -s /a/', { ...created, path: '/a/', sequential: true }],
    ['create /a -- -b', { ...created, data: text('-b') }],
    ['create /a -1', { ...created, data: text('-1') }],
    ['create /a --data-file f', { ...created, data: { file: 'f' } }],
    [
      'create --data-file=- /a world:anyone:cdrwa',
      { ...created, data: { file: '-' }, acl: everybody },
    ],
    ['get /', { name: 'get', path: '/', withStat: false, base64: false }],
    ['get -s /a', { name: 'get', path: '/a', withStat: true, base64: false }],
    ['get -sb /a', { name: 'get', path: '/a', withStat: true, base64: true }],
    ['stat /a', { name: 'stat', path: '/a' }],
    ['set /a x', change],
    ['set -b /a eA==', change],
    ['set -s -v 3 /a x', { ...change, version: 3, withStat: true }],
    ['set /a x -v -1', change],
    ['ls /a', list],
    ['ls -R -s /a', { ...list, recursive: true, withStat: true }],
    ['ls2 /a', { ...list, withStat: true }],
    ['delete /a', { name: 'delete', path: '/a', version: undefined }],
    ['delete -v 0 /a', { name: 'delete', path: '/a', version: 0 }],
    ['deleteall /a', { name: 'deleteall', path: '/a', batchSize: 1000 }],
    ['deleteall /a -b 10', { name: 'deleteall', path: '/a', batchSize: 10 }],
    ['rmr /a', { name: 'deleteall', path: '/a', batchSize: 1000 }],
    ['getAcl -s /a', { name: 'getAcl', path: '/a', withStat: true }],
    [
      'setAcl -v 2 /a world:anyone:cdrwa',
      { name: 'setAcl', path: '/a', acl: everybody, version: 2, withStat: false },
    ],
    ['addauth digest u:p', { name: 'addauth', scheme: 'digest', auth: 'u:p' }],
    ['sync /', { name: 'sync', path: '/' }],
  ])('%s', (line, value) => {
    expect(parseCommand(line.split(' '))).toEqual({ ok: true, value });
  });
});

describe('leaves to ZooKeeperMain', () => {
  it.each([
    ['create -c /a'],
    ['create -t 5000 /a'],
    ['get -x /a'],
    ['setAcl -R /a world:anyone:r'],
    ['whoami'],
    ['listquota /a'],
    ['reconfig -add server.4=zk-3:2888:3888;2181'],
  ])('%s', (line) => {
    const words = line.split(' ');
    expect(parseCommand(words)).toEqual({ ok: true, value: { name: 'foreign', words } });
  });
});

const createUsage = '(create [-s] [-e] [-c] [-t ttl] path [data] [acl])';
const noWatches =
  "watches are not for this tool, which would not show what they tell (ask again instead: mZxid and pZxid of stat change with a node's data and children)";

describe('refuses', () => {
  it.each([
    ['create', `create: too few operands ${createUsage}`],
    ['create -x /a', `create: -x: unknown flag ${createUsage}`],
    ['set /a', 'set: expected data (set [-s] [-v version] [-b] path data)'],
    [
      'set /a x 7',
      'set: too many operands (set [-s] [-v version] [-b] path data; a version stands behind -v)',
    ],
    ['set -b /a x', 'set: -b: expected data in base64'],
    [
      'set /a \ufffd',
      'set: data is no UTF-8, and would be stored as something else (use --data-file)',
    ],
    ['set /a x --data-file f', 'set: --data-file stands in the place of data'],
    ['get -R /a', 'get: -R: unknown flag (get [-s] [-b] path)'],
    ['get -sR /a', 'get: -sR: unknown flag (get [-s] [-b] path)'],
    ['get -w /a', `get: ${noWatches}`],
    ['ls /a watch', `ls: ${noWatches}`],
    ['addWatch /a', `addWatch: ${noWatches}`],
    ['delete -v', 'delete: -v: expected a value behind it (delete [-v version] path)'],
    ['delete -v x /a', 'delete: -v: expected a whole number, 0 to 2147483647, got "x"'],
    [
      'setAcl /a world:anyone',
      'setAcl: an ACL has the form scheme:id:permissions, got "world:anyone"',
    ],
    ['get a', 'get: a path begins with /, got "a"'],
    ['get /a/', 'get: a path does not end with /, got "/a/"'],
    ['get /a//b', 'get: a path has no empty name in it, got "/a//b"'],
    ['get /a/../b', 'get: a path has no . or .. in it, got "/a/../b"'],
    ['quit', 'quit: only among commands that are read, at a prompt or from a pipe'],
    ['# note', '"#": unknown command (see zkCli --help)'],
    ['lls /a', '"lls": unknown command (did you mean ls?)'],
    ['frobnicate', '"frobnicate": unknown command (see zkCli --help)'],
    ['toString /', '"toString": unknown command (see zkCli --help)'],
  ])('%s', (line, problem) => {
    expect(parseCommand(line.split(' '))).toEqual({ ok: false, problem });
  });

  it('a control character in a path', () => {
    expect(parseCommand(['get', '/a\u0007'])).toMatchObject({ ok: false });
  });
});
