import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTree } from './readTree.ts';
import { type Cut, runCut, runPaused } from './runCut.ts';
import { type Box, built, makeBox, runZkGenConfig } from './runZkGenConfig.ts';

let box: Box;

type Texts = Readonly<Record<string, string | undefined>>;

function readTexts(): Texts {
  const entries = Object.entries(readTree(box.folder));
  return Object.fromEntries(
    entries.flatMap(([path, { text }]) => (text === undefined ? [] : [[path, text]])),
  );
}

function empty(): void {
  for (const name of ['conf', 'data', 'log', 'logs']) {
    rmSync(join(box.folder, name), { recursive: true, force: true });
  }
}

/** Every place to cut a run at: before each change, and in the middle of each write. */
function listCuts(changes: readonly string[]): Cut[] {
  return changes.flatMap((name, index) => {
    const before: Cut = { at: index + 1, when: 'before' };
    return name === 'writeFileSync' ? [before, { ...before, when: 'half' }] : [before];
  });
}

/** Of these, as many as are tried. */
function pick<T>(all: readonly T[], every: number): readonly T[] {
  return all.filter((_, index) => index % every === 0);
}

/**
 * Cuts a run at its changes, or at one of so many, on a disk that `lay` lays anew each time, and calls `judge` with
 * what each left; a further run must then leave what a run that was not cut leaves.
 */
async function cutEverywhere(
  { env, every }: { readonly env: NodeJS.ProcessEnv; readonly every: number },
  lay: () => Promise<void>,
  judge: (left: Texts, old: Texts, whole: Texts) => void,
): Promise<number> {
  await lay();
  const old = readTexts();
  const uncut = await runCut([built], env);
  expect(uncut.code).toBe(0);
  const whole = readTexts();
  const cuts = listCuts(uncut.changes);
  for (const cut of pick(cuts, every)) {
    await lay();
    const { signal, changes } = await runCut([built], env, cut);
    expect({ signal, changes: changes.length }).toEqual({ signal: 'SIGKILL', changes: cut.at });
    judge(readTexts(), old, whole);
    expect((await runZkGenConfig(env)).code).toBe(0);
    expect(readTexts()).toEqual(whole);
  }
  return cuts.length;
}

/** Tests of runs of zkGenConfig that are killed, or in each other's way, at one of so many of their changes. */
export function describeKilledRuns(every: number): void {
  beforeEach(() => {
    box = makeBox();
  });
  afterEach(() => box.remove());

  it('killed at any change of its first run, it leaves whole files, and myid only where all are', async () => {
    const cuts = await cutEverywhere(
      { env: box.env, every },
      async () => empty(),
      (left, _, whole) => {
        const placed = Object.entries(left).filter(([path]) => !path.endsWith('.new'));
        expect(whole).toMatchObject(Object.fromEntries(placed));
        expect('data/myid' in left ? { ...whole, ...left } : left).toEqual(left);
      },
    );
    // 4 folders; 8 files that are each created, opened to readers, written, synced, renamed; 4 times a folder synced
    expect(cuts).toBe(4 + 8 * 6 + 4);
  });

  it('killed at any change while it replaces a configuration, it leaves each file old or new', async () => {
    const changed = { ...box.env, ZK_HEAP_SIZE: '512M', ZK_REPLICAS: '4', ZK_LOG_LEVEL: 'DEBUG' };
    const mixes = new Set<string>();
    await cutEverywhere(
      { env: changed, every },
      async () => {
        empty();
        await runZkGenConfig(box.env);
      },
      (left, old, whole) => {
        const marks = Object.keys(whole).map((path) => {
          expect([old[path], whole[path]]).toContain(left[path]);
          return left[path] === old[path] ? 'old' : 'new';
        });
        mixes.add(marks.join(' '));
      },
    );
    // both ends were seen, and something between them
    expect(mixes.size).toBeGreaterThan(every === 1 ? 2 : 1);
  });

  it('run twice at the same time, it leaves a whole configuration; one may lose, in one line, never both', async () => {
    const { changes } = await runCut([built], box.env);
    const whole = readTexts();
    const ends = new Set<number | undefined>();
    const did = /^zkGenConfig: wrote 8 files, 0 unchanged: .*$/;
    const lost =
      /^zkGenConfig: \/.*: another run at the same time swept away .* \(run this again\)$/;
    for (const at of pick([...changes.keys()], every)) {
      empty();
      const { code, stderr } = await runPaused([built], box.env, {
        at: at + 1,
        meanwhile: async () => {
          expect(await runZkGenConfig(box.env)).toMatchObject({ code: 0 });
        },
      });
      ends.add(code);
      expect(stderr).toMatch(code === 0 ? did : lost);
      expect(readTexts()).toEqual(whole);
    }
    expect(ends).toEqual(new Set([0, 73]));
  });

  it('gives nobody else a secret, not for a moment, whatever the umask is', async () => {
    mkdirSync(join(box.folder, 'conf'));
    const path = join(box.folder, 'conf/jaas.conf');
    const writes = {
      files: [{ path, text: 'x'.repeat(2000), mode: 0o600, secret: true }],
      folders: [],
    };
    const writeFiles = join(import.meta.dirname, '../../src/files/writeFiles.ts');
    const script = `
      import { writeFiles } from ${JSON.stringify(writeFiles)};
      process.umask(0);
      writeFiles(${JSON.stringify(writes)});`;
    const args = ['--input-type=module', '--eval', script];
    const { code, changes, created } = await runCut(args, {});
    expect(code).toBe(0);
    expect(created).toEqual([['600', expect.stringMatching(/\/conf\/\.jaas\.conf\.\w+\.new$/)]]);
    for (const cut of pick(listCuts(changes), every)) {
      rmSync(path, { force: true });
      expect((await runCut(args, {}, cut)).signal).toBe('SIGKILL');
      const modes = Object.values(readTree(join(box.folder, 'conf'))).map(({ mode }) => mode);
      expect(modes.filter((mode) => mode !== '600')).toEqual([]);
    }
    await runCut(args, {});
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(2000));
  });
}
