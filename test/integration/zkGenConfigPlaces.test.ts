import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canMount, makeMounts, type Mounts, pageBytes } from '../support/mounts.ts';
import { attemptIn, type Refusal, refused as refusedWith, type Run } from '../support/refusals.ts';
import { type Box, makeBox, runUnprivileged, runZkGenConfig } from '../support/runZkGenConfig.ts';

let box: Box;
let mounts: Mounts;
beforeEach(() => {
  box = makeBox();
  mounts = makeMounts();
});
afterEach(() => {
  mounts.undo();
  box.remove();
});

const at = (path: string): string => join(box.folder, path);
const isRoot = process.getuid?.() === 0;
const mayMount = canMount();

/** Changes every file but the member's id, its mark and java.security, which no setting changes. */
const changed = { ZK_REPLICAS: '5', ZK_LOG_LEVEL: 'DEBUG' };

const attempt = async (env: Refusal['env'], run?: Run) => attemptIn(box, env, run);

/** Refused with a line for each of these, and with nothing touched. */
const refused = (...lines: readonly string[]) => ({
  ...refusedWith(73),
  lines: lines.map((line): unknown => expect.stringContaining(`zkGenConfig: ${line}`)),
});

/** The member's folders on a file system of so many pages. */
function layDisk(pages: number): Record<string, string> {
  mkdirSync(at('disk'), { recursive: true });
  mounts.memory(at('disk'), pages);
  const moved = Object.entries(box.env).map(([name, value]) => [
    name,
    value.replace(box.folder, at('disk')),
  ]);
  return Object.fromEntries(moved);
}

/** Leaves as many pages free as are not filled. */
function fill(pages: number): void {
  rmSync(at('disk/filler'), { force: true });
  writeFileSync(at('disk/filler'), Buffer.alloc(pages * pageBytes));
}

describe.skipIf(!mayMount)('a full disk', () => {
  const files = [
    'log/member.json',
    'data/member.json',
    'conf/zoo.cfg',
    'conf/log4j.properties',
    'conf/java.env',
    'conf/java.security',
    'conf/logback.xml',
    'data/myid',
  ];
  const unchanged = new Set(['log/member.json', 'conf/java.security', 'data/myid']);

  it('is found at whichever file does not fit, and nothing of a new member is left', async () => {
    const env = layDisk(files.length);
    for (const [fitting, name] of files.entries()) {
      fill(files.length - fitting);
      expect(await attempt(env)).toEqual(refused(`${at('disk')}/${name}: no space left (`));
    }
    rmSync(at('disk/filler'));
    expect(await runZkGenConfig(env)).toMatchObject({ code: 0 });
  });

  it('leaves the older configuration as it is, whichever new file does not fit', async () => {
    const rewritten = files.filter((file) => !unchanged.has(file));
    const env = layDisk(files.length + rewritten.length);
    await runZkGenConfig(env);
    for (const [fitting, name] of rewritten.entries()) {
      fill(rewritten.length - fitting);
      expect(await attempt({ ...env, ...changed })).toEqual(
        refused(`${at('disk')}/${name}: no space left (`),
      );
    }
    rmSync(at('disk/filler'));
    expect(await runZkGenConfig({ ...env, ...changed })).toMatchObject({ code: 0 });
  });
});

describe.skipIf(!mayMount)('a place that is mounted', () => {
  it('read-only, is refused where something would change, and fine where nothing does', async () => {
    await runZkGenConfig(box.env);
    for (const name of ['conf', 'data']) mounts.readOnly(at(name));
    expect(await runZkGenConfig(box.env)).toMatchObject({ code: 0 });
    rmSync(at('log'), { recursive: true });
    const moved = { ...changed, ZK_DATA_LOG_DIR: at('data/log') };
    expect(await attempt(moved)).toEqual(
      refused(
        `${at('data')}: on a read-only file system (`,
        `${at('conf')}: on a read-only file system (`,
      ),
    );
  });

  it('over single files, is named for each before any other file is replaced', async () => {
    await runZkGenConfig(box.env);
    mkdirSync(at('a b'));
    writeFileSync(at('a b/own'), 'own\n');
    for (const name of ['java.env', 'logback.xml']) mounts.bind(at('a b/own'), at(`conf/${name}`));
    const mounted = 'a mount of its own, which cannot be replaced (';
    expect(await attempt(changed)).toEqual(
      refused(`${at('conf/java.env')}: ${mounted}`, `${at('conf/logback.xml')}: ${mounted}`),
    );
  });

  it('over a file that is as it shall be, is fine', async () => {
    await runZkGenConfig(box.env);
    writeFileSync(at('own'), readFileSync(at('conf/zoo.cfg')));
    mounts.bind(at('own'), at('conf/zoo.cfg'));
    expect(await runZkGenConfig({ ...box.env, ZK_HEAP_SIZE: '1G' })).toMatchObject({ code: 0 });
  });
});

describe('a link', () => {
  it('that leads nowhere is no folder', async () => {
    symlinkSync('nowhere', at('conf'));
    symlinkSync('data', at('data'));
    expect(await attempt({})).toEqual(
      refused(
        `${at('data')}: a link that leads nowhere (`,
        `${at('conf')}: a link that leads nowhere (`,
      ),
    );
  });

  it('that leads nowhere is replaced where a file belongs', async () => {
    mkdirSync(at('conf'));
    symlinkSync('nowhere', at('conf/zoo.cfg'));
    expect(await runZkGenConfig(box.env)).toMatchObject({ code: 0 });
    expect(readFileSync(at('conf/zoo.cfg'), 'utf8')).toContain('server.3=');
  });

  it('to a folder is followed', async () => {
    mkdirSync(at('elsewhere'));
    symlinkSync('elsewhere', at('conf'));
    expect(await runZkGenConfig(box.env)).toMatchObject({ code: 0 });
    expect(readlinkSync(at('conf'))).toBe('elsewhere');
    expect(readFileSync(at('elsewhere/zoo.cfg'), 'utf8')).toContain('server.3=');
  });
});

describe.skipIf(!isRoot)('a file that is not to be replaced', () => {
  it('since it is immutable, is named before any other is replaced', async () => {
    await runZkGenConfig(box.env);
    const paths = ['conf/java.env', 'conf/logback.xml'].map(at);
    execFileSync('chattr', ['+i', ...paths]);
    try {
      expect(await attempt(changed)).toEqual(
        refused(...paths.map((path) => `${path}: not to be changed by uid 0 (`)),
      );
    } finally {
      execFileSync('chattr', ['-i', ...paths]);
    }
  });

  it('since it is root’s in a sticky folder, is named before any other is replaced', async () => {
    await runZkGenConfig(box.env);
    for (const name of ['conf', 'data', 'log', 'logs']) chmodSync(at(name), 0o1777);
    chownSync(at('conf/zoo.cfg'), 1001, 1001);
    const seen = await attempt(changed, async (env) => runUnprivileged(box, env));
    const names = [
      'data/member.json',
      'conf/log4j.properties',
      'conf/java.env',
      'conf/logback.xml',
    ];
    expect(seen).toEqual(
      refused(...names.map((name) => `${at(name)}: not to be changed by uid 1001 (`)),
    );
  });
});
