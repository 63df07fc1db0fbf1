import { describe, expect, it } from 'vitest';
import { ExitCode } from '../../../src/tool/exitCode.ts';
import { parsePort, parseText } from '../../../src/tool/parsers.ts';
import {
  exitCodeOf,
  findUnknownVariables,
  flagNames,
  readSettings,
  type Spec,
} from '../../../src/tool/settings.ts';

const spec = {
  replicas: { name: 'ZK_REPLICAS', flags: ['servers'], doc: 'How many', parse: parsePort },
  port: { name: 'ZK_CLIENT_PORT', doc: 'Where', fallback: 2181, parse: parsePort },
  domain: { name: 'ZK_DOMAIN', doc: 'Who', fallback: undefined, parse: parseText },
} satisfies Spec;

const right = { ZK_REPLICAS: '3' };

describe('readSettings', () => {
  it.each([
    { title: 'a default', env: right, flags: {}, port: 2181 },
    {
      title: 'a default for an empty variable',
      env: { ZK_CLIENT_PORT: ' ' },
      flags: {},
      port: 2181,
    },
    { title: 'a variable', env: { ZK_CLIENT_PORT: '1' }, flags: {}, port: 1 },
    { title: 'a variable with blanks around', env: { ZK_CLIENT_PORT: ' 1\n' }, flags: {}, port: 1 },
    {
      title: 'a flag before a variable',
      env: { ZK_CLIENT_PORT: '1' },
      flags: { 'client-port': ['2'] },
      port: 2,
    },
    {
      title: 'the last of a repeated flag',
      env: {},
      flags: { 'client-port': ['2', '3'] },
      port: 3,
    },
    {
      title: 'the default for an empty flag, before a variable',
      env: { ZK_CLIENT_PORT: '1' },
      flags: { 'client-port': [''] },
      port: 2181,
    },
    {
      title: 'a right flag before a bad variable',
      env: { ZK_CLIENT_PORT: 'bad' },
      flags: { 'client-port': ['2'] },
      port: 2,
    },
  ])('takes $title', ({ env, flags, port }) => {
    const read = readSettings(spec, { env: { ...right, ...env }, flags });
    expect(read).toEqual({ ok: true, settings: { replicas: 3, port, domain: undefined } });
  });

  it('reports every problem under the name that was used, and gives what is right', () => {
    const env = { ZK_CLIENT_PORT: 'x', ZK_DOMAIN: 'zk-hs' };
    expect(readSettings(spec, { env, flags: { servers: ['y'] } })).toEqual({
      ok: false,
      issues: [
        {
          subject: '--servers',
          problem: 'expected a whole number, 1 to 65535, got "y"',
          exitCode: ExitCode.Usage,
        },
        {
          subject: 'ZK_CLIENT_PORT',
          problem: 'expected a whole number, 1 to 65535, got "x"',
          exitCode: ExitCode.Config,
        },
      ],
      partial: { domain: 'zk-hs' },
    });
  });

  it.each([[{}], [{ ZK_REPLICAS: '' }]])('says what a required variable means: %j', (env) => {
    expect(readSettings(spec, { env })).toMatchObject({
      issues: [{ subject: 'ZK_REPLICAS', problem: 'is required: how many' }],
    });
  });
});

describe('exitCodeOf', () => {
  it.each([
    [[ExitCode.Config], ExitCode.Config],
    [[ExitCode.Usage], ExitCode.Usage],
    [[ExitCode.Config, ExitCode.Usage], ExitCode.Usage],
  ])('of issues with %j is %i', (codes, expected) => {
    const issues = codes.map((exitCode) => ({ subject: 's', problem: 'p', exitCode }));
    expect(exitCodeOf(issues)).toBe(expected);
  });
});

describe('flagNames', () => {
  it.each([
    ['ZK_CLIENT_PORT', ['client-port', 'more']],
    ['KAFKA_HEALTH_PORT', ['health-port', 'more']],
    ['ZK_4LW_WHITELIST', ['4lw-whitelist', 'more']],
  ])('of %s', (name, names) => {
    expect(flagNames({ name, flags: ['more'], doc: '', parse: parseText })).toEqual(names);
  });
});

it('a setting may call its flag otherwise, and keeps the one of its variable', () => {
  const setting = { name: 'ZK_CLIENT_PORT', flag: 'port', doc: '', parse: parseText };
  expect(flagNames(setting)).toEqual(['port', 'client-port']);
});

describe('findUnknownVariables', () => {
  it('warns of each unknown one, with a near name where there is one', () => {
    const env = {
      ZK_REPLICAS: '3',
      ZK_REPLICSA: '3',
      ZK_SOMETHING_ELSE: '1',
      KAFKA_X: '1',
      ZK_SERVICE_HOST: '10.0.0.1',
      ZK_PORT: 'tcp://10.0.0.1:2181',
    };
    expect(findUnknownVariables('ZK_', new Set(['ZK_REPLICAS']), env)).toEqual([
      'ZK_REPLICSA: unknown variable, ignored (did you mean ZK_REPLICAS?)',
      'ZK_SOMETHING_ELSE: unknown variable, ignored',
    ]);
  });
});
