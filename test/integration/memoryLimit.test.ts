import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMemoryLimit } from '../../src/pod/readMemoryLimit.ts';
import { makeCgroup } from '../support/makeCgroup.ts';

const limitBytes = 384 * 1024 ** 2;

describe('in folders laid as the kernel lays them', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memory-limit-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function read(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return readMemoryLimit(join(folder, 'proc'), join(folder, 'sys'));
  }

  const found = { bytes: limitBytes, problem: undefined };
  const none = { bytes: undefined, problem: undefined };

  it('version 2, in a cgroup namespace', () => {
    expect(read({ 'proc/cgroup': '0::/\n', 'sys/memory.max': `${limitBytes}\n` })).toEqual(found);
  });

  it('version 2 without a limit', () => {
    expect(read({ 'proc/cgroup': '0::/\n', 'sys/memory.max': 'max\n' })).toEqual(none);
  });

  it("version 1 without a cgroup namespace: the node's path, of which only the end is mounted", () => {
    const files = {
      'proc/cgroup': '9:memory:/kubepods/burstable/pod1/c1\n0::/system.slice\n',
      'sys/memory/memory.limit_in_bytes': `${limitBytes}\n`,
    };
    expect(read(files)).toEqual(found);
  });

  it('a limit of the pod below that of the container', () => {
    const files = {
      'proc/cgroup': '0::/pod1/c1\n',
      'sys/pod1/memory.max': `${limitBytes}\n`,
      'sys/pod1/c1/memory.max': `${2 * limitBytes}\n`,
    };
    expect(read(files)).toEqual(found);
  });

  it('hybrid: version 1 limits, version 2 is mounted beside it', () => {
    const files = {
      'proc/cgroup': '9:memory:/\n0::/\n',
      'sys/memory/memory.limit_in_bytes': `${limitBytes}\n`,
      'sys/unified/cgroup.procs': '',
    };
    expect(read(files)).toEqual(found);
  });

  it('no cgroups at all', () => {
    expect(read({})).toEqual(none);
  });

  it('garbage is a problem in words; what can be read counts', () => {
    const files = {
      'proc/cgroup': '0::/c1\n',
      'sys/memory.max': 'lots\n',
      'sys/c1/memory.max': `${limitBytes}\n`,
    };
    expect(read(files)).toEqual({
      bytes: limitBytes,
      problem: `${folder}/sys/memory.max: expected bytes or max, got "lots"`,
    });
  });

  it('a folder where the file belongs is a problem in words', () => {
    mkdirSync(join(folder, 'sys/memory.max'), { recursive: true });
    expect(read({ 'proc/cgroup': '0::/\n' })).toEqual({
      bytes: undefined,
      problem: `${folder}/sys/memory.max: cannot be read: EISDIR`,
    });
  });
});

it('in a real cgroup it is what the kernel was told, and what java sees', async (context) => {
  const cgroup = makeCgroup(limitBytes);
  if ('obstacle' in cgroup) return context.skip(`no cgroup to be had: ${cgroup.obstacle}`);
  const run = async (...command: string[]) => {
    const [program, ...args] = cgroup.enter(...command);
    const { stdout, stderr } = await execa(program, args);
    return `${stdout}\n${stderr}`;
  };
  try {
    const verb = resolve('src/pod/readMemoryLimit.ts');
    const script = `import('${verb}').then((verb) => console.log(JSON.stringify(verb.readMemoryLimit())))`;
    expect(JSON.parse(await run(process.execPath, '-e', script))).toEqual({ bytes: limitBytes });
    const shown = await run('java', '-XshowSettings:system', '-version');
    expect(shown).toMatch(/^ *Memory Limit: 384\.00M$/m);
  } finally {
    cgroup.remove();
  }
});
