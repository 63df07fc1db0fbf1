import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseJavaEnv, renderJavaEnv } from '../../src/zookeeper/javaEnv.ts';

const names = ['ZOO_LOG_DIR', 'SERVER_JVMFLAGS'] as const;
const awkward = fc.string({ unit: fc.constantFrom(...'ab "\'\\$`#;&|<>*?~!(){}[]=%\t'.split('')) });
const text = fc
  .oneof(awkward, fc.string({ unit: 'binary' }))
  .map((raw) => raw.replaceAll(/[\p{Cc}\p{Cs}]/gu, ''));
const folder = text.map((name) => `/${name}`);
const flags = fc.array(text.map((value) => `-Da=${value}`)).map((list) => list.join(' '));

/** What sh has in the variables after each of the files, in one process. */
async function sourceAll(folderOfFiles: string, count: number): Promise<string[][]> {
  const show = names.map((name) => `"$${name}"`).join(' ');
  const script = `i=0; while [ $i -lt ${count} ]; do . "./$i"; printf '%s\\001%s\\002' ${show}; i=$((i+1)); done`;
  const { stdout } = await execa('sh', ['-c', script], {
    cwd: folderOfFiles,
    env: { LC_ALL: 'C.UTF-8' },
    extendEnv: false,
    stripFinalNewline: false,
    maxBuffer: 2 ** 28,
  });
  return stdout
    .split('\u0002')
    .slice(0, -1)
    .map((one) => one.split('\u0001'));
}

/** Writes so many files of any content, and gives what sh has after sourcing each, beside what was written. */
export async function sourceJavaEnvs(count: number) {
  const files = mkdtempSync(join(tmpdir(), 'java-envs-'));
  try {
    const cases = fc.sample(fc.tuple(folder, flags), { seed: 20_261_125, numRuns: count });
    const pairsOf = (values: readonly string[]) =>
      names.map((name, index) => [name, values[index] ?? ''] as const);
    for (const [index, values] of cases.entries()) {
      const rendered = renderJavaEnv(pairsOf(values));
      writeFileSync(join(files, String(index)), rendered);
      expect(parseJavaEnv(rendered)).toEqual({ ok: true, value: new Map(pairsOf(values)) });
    }
    return { written: cases, read: await sourceAll(files, cases.length) };
  } finally {
    rmSync(files, { recursive: true });
  }
}
