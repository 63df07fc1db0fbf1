import { describe, expect, it } from 'vitest';
import { listLimitFiles, parseMemoryLimit } from '../../../src/pod/memoryLimit.ts';
import { accept, reject } from '../../../src/tool/parsed.ts';

const root = '/sys/fs/cgroup';

describe('listLimitFiles', () => {
  it('version 2, in a cgroup namespace', () => {
    expect(listLimitFiles('0::/\n', root)).toEqual([
      `${root}/memory.max`,
      `${root}/unified/memory.max`,
    ]);
  });

  it('version 2 with every parent', () => {
    expect(listLimitFiles('0::/kubepods/pod1/a\n', root)).toEqual(
      expect.arrayContaining([
        `${root}/memory.max`,
        `${root}/kubepods/memory.max`,
        `${root}/kubepods/pod1/memory.max`,
        `${root}/kubepods/pod1/a/memory.max`,
      ]),
    );
  });

  it('version 1, with other controllers in one hierarchy, and version 2 beside it', () => {
    const text = ['5:devices:/x', '4:cpu,memory:/docker/1', '1:name=systemd:/y', '0::/', ''];
    expect(listLimitFiles(text.join('\n'), root)).toEqual([
      `${root}/memory/memory.limit_in_bytes`,
      `${root}/memory/docker/memory.limit_in_bytes`,
      `${root}/memory/docker/1/memory.limit_in_bytes`,
      `${root}/cpu,memory/memory.limit_in_bytes`,
      `${root}/cpu,memory/docker/memory.limit_in_bytes`,
      `${root}/cpu,memory/docker/1/memory.limit_in_bytes`,
      `${root}/memory.max`,
      `${root}/unified/memory.max`,
    ]);
  });

  it.each(['0::/../../etc', '0::/a/../../../b'])('never leaves the mount: %s', (text) => {
    expect(listLimitFiles(text, root)).toEqual([
      `${root}/memory.max`,
      `${root}/unified/memory.max`,
    ]);
  });

  it.each(['', '\n', 'memory', '4:memory', '4:memory:relative', ':::', '4:cpu:/', '0:x:/'])(
    'knows none in %j',
    (text) => {
      expect(listLimitFiles(text, root)).toEqual([]);
    },
  );
});

describe('parseMemoryLimit', () => {
  it.each([
    ['536870912\n', 536_870_912],
    ['0\n', 0],
    ['max\n', undefined],
    // what version 1 shows for no limit, with pages of 4, 16 and 64 KiB, and before Linux 3.19
    ['9223372036854771712\n', undefined],
    ['9223372036854759424\n', undefined],
    ['9223372036854710272\n', undefined],
    ['9223372036854775807\n', undefined],
    ['18446744073709551615\n', undefined],
  ])('reads %j', (text, bytes) => {
    expect(parseMemoryLimit(text)).toEqual(accept(bytes));
  });

  it.each(['', 'min', '-1', '1e9', '0x10', '512M', '1 2', '٥', '9'.repeat(21)])(
    'refuses %j',
    (text) => {
      expect(parseMemoryLimit(text)).toEqual(
        reject(`expected bytes or max, got ${JSON.stringify(text)}`),
      );
    },
  );
});
