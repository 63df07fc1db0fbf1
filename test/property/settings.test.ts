import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSettings } from '../../src/tool/settings.ts';
import { zkSettings } from '../../src/zookeeper/settings/settings.ts';

const rightValues = {
  ZK_HEAP_SIZE: '1G',
  ZK_JVM_FLAGS: '-Xss1m',
  ZK_LOG_LEVEL: 'WARN',
  ZK_LOG_FORMAT: 'json',
  ZK_4LW_WHITELIST: 'stat',
  ZK_SERVERS: '1=zk-0:2888:3888',
  ZK_EXTRA_SERVERS: '1=zk-0:2888:3888',
  ZK_TLS_CLIENT_AUTH: 'want',
  ZK_SASL_QUORUM: 'learner',
  ZK_MYID_POLICY: 'keep',
};

function rightValueOf(name: string): string {
  if (/_(?:DIR|FILE)$/.test(name)) return '/data';
  const special = Object.entries(rightValues).find(([one]) => one === name)?.[1];
  if (special !== undefined) return special;
  // a number, or else true
  const setting = Object.values(zkSettings).find((one) => one.name === name);
  return setting?.parse('7').ok === true ? '7' : 'true';
}

/** For each variable a value that is right and one that no parser takes. */
const variables = Object.values(zkSettings).map(({ name, ...setting }) => ({
  name,
  required: !('fallback' in setting),
  right: rightValueOf(name),
}));
const bad = 'bad\u0000value';

const states = fc.tuple(...variables.map(() => fc.constantFrom('absent', 'empty', 'right', 'bad')));

it('readSettings reports exactly the bad variables, in the order of the table', () => {
  fc.assert(
    fc.property(states, (chosen) => {
      const env: Record<string, string> = {};
      const expected: string[] = [];
      for (const [index, { name, required, right }] of variables.entries()) {
        const state = chosen[index];
        if (state === 'empty') env[name] = ' ';
        if (state === 'right') env[name] = right;
        if (state === 'bad') env[name] = bad;
        const missing = required && (state === 'absent' || state === 'empty');
        if (state === 'bad' || missing) expected.push(name);
      }
      const read = readSettings(zkSettings, { env });
      expect(read.ok ? [] : read.issues.map(({ subject }) => subject)).toEqual(expected);
      const known = Object.keys(read.ok ? read.settings : read.partial).length;
      expect(known).toBe(variables.length - expected.length);
    }),
  );
});

it('a flag always goes before its variable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 65_535 }), fc.string(), (port, variable) => {
      const read = readSettings(zkSettings, {
        env: { ZK_REPLICAS: '3', ZK_CLIENT_PORT: variable },
        flags: { 'client-port': [String(port)] },
      });
      expect(read).toMatchObject({ ok: true, settings: { clientPort: port } });
    }),
  );
});

it('no value of a variable makes it throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...variables), fc.string({ unit: 'binary' }), ({ name }, value) => {
      const read = readSettings(zkSettings, { env: { ZK_REPLICAS: '3', [name]: value } });
      const subjects = read.ok ? [name] : read.issues.map(({ subject }) => subject);
      expect(subjects).toEqual([name]);
    }),
  );
});
