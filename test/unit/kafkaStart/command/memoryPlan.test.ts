import { describe, expect, it } from 'vitest';
import { planMemory } from '../../../../src/kafkaStart/command/memoryPlan.ts';
import { readJava } from '../../../support/kafkaCommand.ts';

const mebi = 1024 ** 2;

function plan(
  limitMebi: number | undefined,
  env: Readonly<Record<string, string>> = {},
  supervised = true,
) {
  const bytes = limitMebi === undefined ? undefined : limitMebi * mebi;
  const { heapOptions, budget, issues, warnings } = planMemory({
    java: readJava(env),
    limit: { bytes, problem: undefined },
    supervised,
  });
  return {
    heap: heapOptions.join(' '),
    budget,
    said: [...issues.map(({ subject, problem }) => `${subject}: ${problem}`), ...warnings],
  };
}

describe('without any word about the heap', () => {
  it.each([
    [undefined, '-Xmx1G -Xms1G', /^none$/],
    [
      16_384,
      '-Xmx1G -Xms1G',
      /^limit 16\.0 GiB, heap 1\.0 GiB, 15\.0 GiB for the rest of the JVM, kafkaStart and the page cache$/,
    ],
    [2048, '-Xmx851M -Xms851M', /^limit 2\.0 GiB, heap 851 MiB, 1\.2 GiB for/],
    [1024, '-Xmx339M -Xms339M', /^limit 1\.0 GiB, heap 339 MiB, 685 MiB for/],
  ])('a limit of %s MiB makes it %s', (limit, heap, budget) => {
    expect(plan(limit)).toMatchObject({ heap, said: [] });
    expect(plan(limit).budget ?? 'none').toMatch(budget);
  });

  it('leaves more to the heap where nothing stays beside the broker', () => {
    expect(plan(1024, {}, false).heap).toBe('-Xmx384M -Xms384M');
  });

  it('warns of a limit that is too small, and refuses one that cannot do', () => {
    expect(plan(400)).toMatchObject({
      heap: '-Xmx128M -Xms128M',
      said: [
        expect.stringMatching(/^resources\.limits\.memory: a heap of 128 MiB leaves 272 MiB of/),
      ],
    });
    expect(plan(200).said).toEqual([
      expect.stringMatching(
        /^resources\.limits\.memory: a heap of 128 MiB does not fit the container's memory limit of 200 MiB/,
      ),
    ]);
  });
});

describe('KAFKA_HEAP_SIZE', () => {
  it.each([
    ['2G', 8192, '-Xmx2G -Xms2G'],
    ['50%', 4096, '-Xmx2G -Xms2G'],
    ['40%', 1024, '-Xmx409M -Xms409M'],
    ['3G', undefined, '-Xmx3G -Xms3G'],
  ])('%s of %s MiB is %s', (size, limit, heap) => {
    expect(plan(limit, { KAFKA_HEAP_SIZE: size })).toMatchObject({ heap, said: [] });
  });

  it.each([
    [
      '2G',
      1024,
      /^KAFKA_HEAP_SIZE: a heap of 2\.0 GiB does not fit the container's memory limit of 1\.0 GiB, /,
    ],
    [
      '90%',
      1024,
      /^KAFKA_HEAP_SIZE: a heap of 921 MiB leaves 103 MiB of the container's memory limit of 1\.0 GiB, of which 346 MiB are needed/,
    ],
    ['50%', undefined, /^KAFKA_HEAP_SIZE: 50% of the container's memory limit, and there is none/],
  ])('%s of %s MiB is complained of', (size, limit, said) => {
    expect(plan(limit, { KAFKA_HEAP_SIZE: size }).said).toEqual([expect.stringMatching(said)]);
  });
});

describe('KAFKA_HEAP_OPTS is taken as it stands, and judged', () => {
  it.each([
    ['-Xmx512M -Xms512M', 2048, []],
    ['-Xmx512M -Xms512M', undefined, []],
    ['-XX:MaxRAMPercentage=50.0', 2048, []],
    ['-Xmx2G', 1024, [/^KAFKA_HEAP_OPTS: a heap of 2\.0 GiB does not fit .* 1\.0 GiB/]],
    [
      '-XX:InitialRAMPercentage=75 -XX:MaxRAMPercentage=75',
      1024,
      [/^KAFKA_HEAP_OPTS: a heap of 768 MiB leaves 256 MiB/],
    ],
    ['-XX:MaxRAMPercentage=100', 1024, [/^KAFKA_HEAP_OPTS: a heap of 1\.0 GiB does not fit/]],
    ['-XX:MaxHeapSize=2147483648', 1024, [/^KAFKA_HEAP_OPTS: a heap of 2\.0 GiB does not fit/]],
    ['-Xmx2G -Xmx512M', 2048, []],
    ['-Xmx512M -XX:MaxRAMPercentage=100', 2048, []],
    ['-XX:+UseNUMA', 2048, []],
  ])('%s of %s MiB', (heap, limit, said) => {
    expect(plan(limit, { KAFKA_HEAP_OPTS: heap })).toMatchObject({
      heap,
      said: said.map((line): unknown => expect.stringMatching(line)),
    });
  });

  it('wins over KAFKA_HEAP_SIZE, which is said', () => {
    expect(plan(undefined, { KAFKA_HEAP_OPTS: '-Xmx1G', KAFKA_HEAP_SIZE: '2G' })).toEqual({
      heap: '-Xmx1G',
      budget: undefined,
      said: ['KAFKA_HEAP_SIZE: ignored, since KAFKA_HEAP_OPTS is set'],
    });
  });

  it('as -Xmx elsewhere does', () => {
    const env = { KAFKA_OPTS: '-Xmx4G' };
    expect(plan(2048, env).said).toEqual([
      expect.stringMatching(/^KAFKA_OPTS: a heap of 4\.0 GiB does not fit/),
    ]);
  });
});
