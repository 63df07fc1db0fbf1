import { describe, expect, it } from 'vitest';
import { toOneLine } from '../../../../src/tool/oneLine.ts';
import { flagNames, readSettings } from '../../../../src/tool/settings.ts';
import { zkSettings } from '../../../../src/zookeeper/settings/settings.ts';
import { awkwardValues } from '../../../support/awkwardValues.ts';

const settings = Object.values(zkSettings);

/** What each kind of setting takes of them all; the rest is refused. */
const takes: Readonly<Record<string, readonly string[]>> = {
  ZK_ENSEMBLE: [
    'negative',
    'beyond an int',
    'beyond a long',
    'a leading zero',
    'an exponent',
    'hexadecimal',
    'Arabic-Indic digits',
    'fullwidth digits',
    'a sign',
    'a fraction',
    'a command',
    'quotes',
    'a backslash',
    'a shell variable',
  ],
  ZK_CLIENT_PORT_ADDRESS: [
    'negative',
    'beyond an int',
    'beyond a long',
    'a leading zero',
    'an exponent',
    'hexadecimal',
    'a fraction',
  ],
  ZK_DOMAIN: [
    'beyond an int',
    'beyond a long',
    'a leading zero',
    'an exponent',
    'hexadecimal',
    'a fraction',
  ],
  ZK_JVM_FLAGS: ['negative'],
  // 2 GiB, in bytes
  ZK_HEAP_SIZE: ['beyond an int'],
};
const alike: Readonly<Record<string, string>> = {
  ZK_USER: 'ZK_ENSEMBLE',
  ZK_SECURE_CLIENT_PORT_ADDRESS: 'ZK_CLIENT_PORT_ADDRESS',
};

function read(name: string, raw: string) {
  return readSettings(zkSettings, { env: { ZK_REPLICAS: '3', [name]: raw } });
}

describe.each(settings)('$name', ({ name, ...setting }) => {
  it('takes of the awkward values those that have a meaning for it, and names itself for each other', () => {
    const expected = takes[alike[name] ?? name] ?? [];
    const seen = awkwardValues.map(([title, raw]) => ({ title, read: read(name, raw) }));
    const taken = seen.filter(({ read: { ok } }) => ok).map(({ title }) => title);
    expect(taken.toSorted()).toEqual(expected.toSorted());
    const issues = seen.flatMap(({ read: one }) => (one.ok ? [] : one.issues));
    expect(issues).toHaveLength(awkwardValues.length - expected.length);
    for (const { subject, problem, exitCode } of issues) {
      expect({ subject, exitCode }).toEqual({ subject: name, exitCode: 78 });
      expect(problem).toMatch(/^(?:expected|got|server\.|.* would show a secret)/s);
      // it shows the value once, cut, and fits on a line
      expect(problem.length).toBeLessThan(600);
      expect(toOneLine(problem)).toBe(problem);
    }
  });

  it('means its default where it is empty or blank', () => {
    const unset = read(name, '');
    for (const blank of ['', ' ', ' \t ', '\n', '\u00a0', '\ufeff']) {
      expect(read(name, blank)).toEqual(unset);
    }
    expect(unset.ok).toBe(!(name === 'ZK_REPLICAS' && !('fallback' in setting)));
  });

  it('is trimmed', () => {
    const right = ['7', 'true', '/data', 'required', 'fail', 'json', 'want', 'WARN', '-Xss1m'];
    const raw = [...right, '64M', 'stat', '1=a:1:2'].find((one) => setting.parse(one).ok) ?? '';
    expect(read(name, `\n ${raw}\t`)).toEqual(read(name, raw));
    expect(read(name, raw)).toMatchObject({ ok: true });
  });

  it('names the flag where it is wrong as a flag, in every spelling, before the variable', () => {
    for (const flag of flagNames({ name, ...setting })) {
      const seen = readSettings(zkSettings, {
        env: { ZK_REPLICAS: '3', [name]: 'also wrong\u0000' },
        flags: { [flag]: ['first', 'bad\u0000'] },
      });
      const issues = seen.ok ? [] : seen.issues;
      expect(issues.map(({ subject, exitCode }) => ({ subject, exitCode }))).toEqual([
        { subject: `--${flag}`, exitCode: 64 },
      ]);
    }
  });
});
