import { execa } from 'execa';
import { waitFor } from '../../local/waitFor.ts';

// Node has nothing else that locks by fcntl(2); Java's FileLock holds the whole file, SQLite the part that is asked for
const program = `
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  new DatabaseSync(process.argv[1]).exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  process.stdout.write('held');
  setInterval(() => {}, 1000);`;

/** A process that holds a lock on this file, as a java that runs does on the .lock of its log dirs. */
export async function holdLock(path: string) {
  const child = execa(process.execPath, ['-e', program, path], { reject: false, stdin: 'ignore' });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await waitFor({ what: 'the lock', timeoutMs: 20_000, everyMs: 5 }, () =>
    said === 'held' ? true : undefined,
  );
  return {
    pid: child.pid,
    release: async () => {
      child.kill('SIGKILL');
      await child;
    },
  };
}
