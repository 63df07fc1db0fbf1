import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { listLimitFiles, parseMemoryLimit } from '../../src/pod/memoryLimit.ts';
import { readMemoryLimit } from '../../src/pod/readMemoryLimit.ts';

const folder = mkdtempSync(join(tmpdir(), 'memory-limit-'));
const proc = join(folder, 'proc');
const root = join(folder, 'cgroup');

afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const limitFiles = ['memory.max', 'memory/memory.limit_in_bytes', 'a/memory.max'] as const;
const word = fc.constantFrom('0::/', '4:memory:/', 'a', '/..', '\n', '\0', ',', ':', 'é');
const cgroupText = fc.oneof(
  fc.constantFrom('0::/\n', '0::/a\n', '4:memory:/\n0::/\n'),
  fc.string({ unit: 'binary' }),
  fc.array(word).map((words) => words.join('')),
);
const limitText = fc.oneof(
  fc.nat().map((bytes) => `${bytes}\n`),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '-', 'e', 'max', '\n'), maxLength: 5 }),
);

it('whatever a file of limits holds, it is a whole number, none, or one line of a problem', () => {
  fc.assert(
    fc.property(limitText, (text) => {
      const limit = parseMemoryLimit(text);
      const bytes = limit.ok ? (limit.value ?? 0) : 0;
      expect(Number.isSafeInteger(bytes) && bytes >= 0).toBe(true);
      expect(limit.ok ? '' : limit.problem).not.toContain('\n');
    }),
    { numRuns: 10_000 },
  );
});

it('whatever the file of cgroups holds, only files below the mount are looked for', () => {
  fc.assert(
    fc.property(cgroupText, (text) => {
      const files = listLimitFiles(text, '/sys/fs/cgroup').map((file) => normalize(file));
      expect(files.filter((file) => !file.startsWith('/sys/fs/cgroup/'))).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});

it('whatever the files hold, what is read is a whole number, or none', () => {
  const files = limitFiles.map((file) => join(root, file));
  for (const file of [join(proc, 'cgroup'), ...files]) write(file, '');
  let limits = 0;
  let problems = 0;
  fc.assert(
    fc.property(cgroupText, fc.tuple(limitText, limitText, limitText), (cgroups, texts) => {
      writeFileSync(join(proc, 'cgroup'), cgroups);
      for (const [index, file] of files.entries()) writeFileSync(file, texts[index] ?? '');
      const { bytes, problem } = readMemoryLimit(proc, root);
      if (bytes !== undefined) limits += 1;
      if (problem !== undefined) problems += 1;
      expect(bytes === undefined || (Number.isSafeInteger(bytes) && bytes >= 0)).toBe(true);
      expect(problem ?? '').not.toContain('\n');
    }),
    { numRuns: 500 },
  );
  expect(limits).toBeGreaterThan(10);
  expect(problems).toBeGreaterThan(10);
});

it('the least limit that was written to a cgroup or to a parent of it is read back', () => {
  const bytes = fc.nat(Number.MAX_SAFE_INTEGER);
  const limits = fc.array(fc.option(bytes, { nil: undefined }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(limits, fc.boolean(), (levels, isVersion2) => {
      rmSync(root, { recursive: true, force: true });
      const [mount, name, none] = isVersion2
        ? ['', 'memory.max', 'max']
        : ['memory', 'memory.limit_in_bytes', '9223372036854771712'];
      const path = levels.slice(1).map((_, index) => `level${index}`);
      for (const [depth, limit] of levels.entries()) {
        const file = join(root, mount, ...path.slice(0, depth), name);
        write(file, `${limit ?? none}\n`);
      }
      write(join(proc, 'cgroup'), `${isVersion2 ? '0:' : '3:memory'}:/${path.join('/')}\n`);
      const known = levels.filter((limit) => limit !== undefined);
      expect(readMemoryLimit(proc, root)).toEqual({
        bytes: known.length === 0 ? undefined : Math.min(...known),
        problem: undefined,
      });
    }),
    { numRuns: 300 },
  );
});
