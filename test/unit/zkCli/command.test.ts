import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/zkCli/command.ts';

const created = {
  name: 'create',
  path: '/a',
  text: undefined,
  sequential: false,
  ephemeral: false,
};
const change = { name: 'set', path: '/a', text: 'x', version: undefined, withStat: false };
const list = { name: 'ls', path: '/a', withStat: false, recursive: false };

describe('reads', () => {
  it.each([
    ['create /a', created],
    ['create /a b', { ...created, text: 'b' }],
    ['create -s -e /a b', { ...created, text: 'b', sequential: true, ephemeral: true }],
    ['create /a b -e', { ...created, text: 'b', ephemeral: true }],
    ['create -s /a/', { ...created, path: '/a/', sequential: true }],
    ['create /a -- -b', { ...created, text: '-b' }],
    ['create /a -1', { ...created, text: '-1' }],
    ['get /', { name: 'get', path: '/', withStat: false }],
    ['get -s /a', { name: 'get', path: '/a', withStat: true }],
    ['stat /a', { name: 'stat', path: '/a', withStat: false }],
    ['set /a x', change],
    ['set -s -v 3 /a x', { ...change, version: 3, withStat: true }],
    ['set /a x -v -1', change],
    ['ls /a', list],
    ['ls -R -s /a', { ...list, recursive: true, withStat: true }],
    ['delete /a', { name: 'delete', path: '/a', version: undefined }],
    ['delete -v 0 /a', { name: 'delete', path: '/a', version: 0 }],
  ])('%s', (line, value) => {
    expect(parseCommand(line.split(' '))).toEqual({ ok: true, value });
  });
});

describe('refuses', () => {
  it.each([
    ['create', 'create: too few operands (create [-s] [-e] path [data])'],
    ['create /a b c', 'create: too many operands (create [-s] [-e] path [data])'],
    ['create -t 1 /a', 'create: -t: unknown flag (create [-s] [-e] path [data])'],
    ['set /a', 'set: too few operands (set [-s] [-v version] path data)'],
    ['get -R /a', 'get: -R: unknown flag (get [-s] path)'],
    ['delete -v', 'delete: -v: expected a version behind it (delete [-v version] path)'],
    [
      'delete -v x /a',
      'delete: -v: expected a whole number, 0 to 2147483647, got "x" (delete [-v version] path)',
    ],
    ['get a', 'get: a path begins with /, got "a"'],
    ['get /a/', 'get: a path does not end with /, got "/a/"'],
    ['get /a//b', 'get: a path has no empty name in it, got "/a//b"'],
    ['get /a/../b', 'get: a path has no . or .. in it, got "/a/../b"'],
    ['lls /a', 'expected one of create, get, set, ls, stat, delete, got "lls" (did you mean ls?)'],
    ['addauth digest a:b', 'expected one of create, get, set, ls, stat, delete, got "addauth"'],
    ['toString /', 'expected one of create, get, set, ls, stat, delete, got "toString"'],
  ])('%s', (line, problem) => {
    expect(parseCommand(line.split(' '))).toEqual({ ok: false, problem });
  });

  it('a control character in a path', () => {
    expect(parseCommand(['get', '/a\u0007'])).toMatchObject({ ok: false });
  });
});
