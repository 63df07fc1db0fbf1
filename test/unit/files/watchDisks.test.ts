import { expect, it } from 'vitest';
import type { Disk } from '../../../src/files/disk.ts';
import { type FoundDisk, watchDisks } from '../../../src/files/watchDisks.ts';

const diskOf = (path: string): Disk => ({ path, bytes: 100, freeBytes: 7 });

it('gives each disk once, by the first of the folders on it', async () => {
  const devices: Readonly<Record<string, number>> = { '/data': 1, '/log': 1, '/other': 2 };
  const look = watchDisks(['/data', '/data', '/log', '/gone', '/other'], {
    ask: async (path) => {
      const device = devices[path];
      return device === undefined ? undefined : { device, disk: diskOf(path) };
    },
  });
  expect(await look()).toEqual([diskOf('/data'), diskOf('/other')]);
});

it('leaves out a disk that hangs, and asks it again only when it has answered', async () => {
  const asked: string[] = [];
  const hung = Promise.withResolvers<FoundDisk>();
  const look = watchDisks(['/hung', '/log'], {
    timeoutMs: 1,
    ask: async (path) => {
      asked.push(path);
      return path === '/hung' ? hung.promise : { device: 2, disk: diskOf(path) };
    },
  });
  expect(await look()).toEqual([diskOf('/log')]);
  expect(await look()).toEqual([diskOf('/log')]);
  expect(asked).toEqual(['/hung', '/log', '/log']);
  hung.resolve({ device: 1, disk: diskOf('/hung') });
  expect(await look()).toEqual([diskOf('/hung'), diskOf('/log')]);
  await look();
  expect(asked.filter((path) => path === '/hung')).toHaveLength(2);
});
