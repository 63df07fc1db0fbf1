import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ToolError } from '../../src/tool/toolError.ts';
import { readSettings } from '../../src/tool/settings.ts';
import { planMember } from '../../src/zookeeper/member/plan.ts';
import { requirePlan } from '../../src/zookeeper/member/requirePlan.ts';
import { readSources } from '../../src/zookeeper/member/readSources.ts';
import { zkSettings } from '../../src/zookeeper/settings/settings.ts';
import { awkwardValues } from '../support/awkwardValues.ts';
import { factsOf } from '../support/members.ts';

const numRuns = 10_000;
// What names a file would be read: the values here are no files.
const names = Object.values(zkSettings)
  .map(({ name }) => name)
  .filter((name) => !/_(?:FILE|TLS_DIR)$/.test(name));
const keys = ['tickTime', 'snapCount', 'server_1', 'fips_mode', 'ssl_keyStore_password', '', 'ü\n'];

const short = awkwardValues.map(([, value]) => value).filter(({ length }) => length < 100);
const right = ['1', '3', '7', '2181', '5000', 'true', 'false', '/a', '/b', 'a', '64M', '1=a:1:2'];
const value = fc.oneof(
  fc.constantFrom(...right),
  fc.constantFrom(...short),
  fc.string({ unit: 'binary' }),
);
const variable = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom(...keys).map((key) => `ZK_CFG_${key}`),
);
const environment = fc
  .array(fc.tuple(variable, value), { maxLength: 12 })
  .map((pairs) => Object.fromEntries([['ZK_REPLICAS', '3'], ...pairs]));

/** What a run would come to: the texts of its files, or its exit code and what it would print. */
function outcomeOf(env: Readonly<Record<string, string>>) {
  const { sources, entries, issues } = readSources(env, {});
  const read = readSettings(zkSettings, sources);
  const planned = planMember(
    read.ok ? read.settings : read.partial,
    factsOf({ facts: { entries } }),
  );
  const all = [...issues, ...(read.ok ? [] : read.issues)];
  try {
    const { files } = requirePlan({ ...planned, issues: all, unreadable: [] });
    return { code: 0, lines: [], files: files.map(({ path, text }) => [path, text]) };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { code: error.exitCode, lines: error.problems, files: [] };
  }
}

it('any environment comes to files or to lines that each name what is wrong, and to the same again', () => {
  const codes = new Map<number, number>();
  fc.assert(
    fc.property(environment, (env) => {
      const { code, lines, files } = outcomeOf(env);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      expect(files.length > 0).toBe(code === 0);
      expect(lines.length > 0).toBe(code === 78);
      for (const line of lines) {
        expect(line).toMatch(/^(?:ZK_\S*|domain of zk-0|server\.\d+|host name): ./u);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(line.length).toBeLessThan(2500);
      }
      expect(outcomeOf(env)).toEqual({ code, lines, files });
    }),
    { numRuns },
  );
  // both happen, often
  expect(codes.get(0)).toBeGreaterThan(numRuns / 100);
  expect(codes.get(78)).toBeGreaterThan(numRuns / 2);
});

it('no line of a text that came from a variable stands in a file by itself', () => {
  const smuggled = fc
    .tuple(fc.constantFrom('/a', 'a', '1', '-Da=b', 'true', '1=a:1:2'), fc.constantFrom('\n', '\r'))
    .map(([before, end]) => `${before}${end}evil=1`);
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), smuggled), { maxLength: 3 });
  fc.assert(
    fc.property(pairs, (list) => {
      const { files } = outcomeOf({ ZK_REPLICAS: '3', ...Object.fromEntries(list) });
      for (const [, text] of files) expect(text).not.toMatch(/^evil/m);
    }),
    { numRuns: 2000 },
  );
});
