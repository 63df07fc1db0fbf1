import { describe, expect, it } from 'vitest';
import {
  type CommandLine,
  isOn,
  optionsOf,
  parseArguments,
} from '../../../src/tool/commandLine.ts';
import { parsePort } from '../../../src/tool/parsers.ts';

const line: CommandLine = {
  tool: 'zkOk',
  summary: 'A tool',
  operands: '[live|ready]',
  maxOperands: 1,
  options: {
    'client-port': { doc: 'A port', type: 'value', aliases: ['port'] },
    '4lw-whitelist': { doc: 'Words', type: 'value' },
    'dry-run': { doc: 'A switch', type: 'switch' },
    watch: { doc: 'A flag that needs no value', type: 'optional' },
  },
};

describe('parseArguments', () => {
  it.each([
    { argv: [], flags: {}, operands: [] },
    { argv: ['ready'], flags: {}, operands: ['ready'] },
    { argv: ['-'], flags: {}, operands: ['-'] },
    { argv: ['--client-port=1'], flags: { 'client-port': ['1'] }, operands: [] },
    { argv: ['--client-port', '1'], flags: { 'client-port': ['1'] }, operands: [] },
    { argv: ['--client_port=1'], flags: { 'client-port': ['1'] }, operands: [] },
    { argv: ['--port=1'], flags: { 'client-port': ['1'] }, operands: [] },
    { argv: ['--port=1', '--port=2'], flags: { 'client-port': ['1', '2'] }, operands: [] },
    { argv: ['--port='], flags: { 'client-port': [''] }, operands: [] },
    { argv: ['--port=a=b'], flags: { 'client-port': ['a=b'] }, operands: [] },
    { argv: ['--port', '-1'], flags: { 'client-port': ['-1'] }, operands: [] },
    { argv: ['--4lw-whitelist=stat'], flags: { '4lw-whitelist': ['stat'] }, operands: [] },
    { argv: ['--dry-run', 'live'], flags: { 'dry-run': ['true'] }, operands: ['live'] },
    { argv: ['--watch', 'live'], flags: { watch: [''] }, operands: ['live'] },
    { argv: ['--watch=2s'], flags: { watch: ['2s'] }, operands: [] },
    { argv: ['--dry-run=false'], flags: { 'dry-run': ['false'] }, operands: [] },
  ])('reads $argv', ({ argv, flags, operands }) => {
    expect(parseArguments(line, argv)).toEqual({ flags, operands });
  });

  it.each([
    [['--help']],
    [['-h']],
    [['--version']],
    [['--no-such-flag']],
    [['--port']],
    [['--port', '--dry-run']],
    [['--dry-run=yes']],
    [['live', 'ready']],
    [['--']],
    [['--Client-port=1']],
  ])('leaves %j to whoever finds the words', (argv) => {
    expect(parseArguments(line, argv)).toBeUndefined();
  });
});

describe('isOn', () => {
  it.each([
    [['--dry-run'], true],
    [['--dry-run', '--dry-run=false'], false],
    [[], false],
  ])('after %j is %s', (argv, on) => {
    expect(isOn(parseArguments(line, argv)?.flags ?? {}, 'dry-run')).toBe(on);
  });
});

describe('optionsOf', () => {
  it('names a flag after its variable, with the default as help shows it', () => {
    const options = optionsOf({
      clientPort: { name: 'ZK_CLIENT_PORT', doc: 'A port', fallback: 2181, parse: parsePort },
      heap: {
        name: 'ZK_HEAP_SIZE',
        flags: ['heap'],
        doc: 'A heap',
        shown: '2G',
        fallback: 1,
        parse: parsePort,
      },
      replicas: { name: 'ZK_REPLICAS', doc: 'A size', parse: parsePort },
    });
    expect(options).toEqual({
      'client-port': { doc: 'A port [ZK_CLIENT_PORT]', type: 'value', aliases: [], shown: '2181' },
      'heap-size': { doc: 'A heap [ZK_HEAP_SIZE]', type: 'value', aliases: ['heap'], shown: '2G' },
      replicas: { doc: 'A size [ZK_REPLICAS]', type: 'value', aliases: [] },
    });
  });
});
