import type { Loading } from './loading.ts';

/** Counts where Kafka does not; `readNames` gives the names of the files in a folder. */
export function countSegments(
  loading: Loading,
  readNames: (folder: string) => readonly string[],
): Loading {
  const dirs = loading.dirs.map((dir) => ({
    ...dir,
    open: dir.open.map((log) => {
      if (log.total !== undefined) return log;
      const names = readNames(`${dir.path}/${log.partition}`);
      return { ...log, total: names.filter((name) => baseOf(name) >= log.first).length };
    }),
  }));
  return { ...loading, dirs };
}

function baseOf(name: string): number {
  return Number(/^(\d+)\.log$/.exec(name)?.[1] ?? -1);
}
