import { type Said, type Talk, talkToZooKeeperMain } from './talkToZooKeeperMain.ts';

/** One after the other, each program in a place of its own. */
export const commands = [
  'create /PLACE x',
  'create /PLACE/c "two words"',
  'create /PLACE/b',
  "create /PLACE/b/d ''",
  'create /PLACE x',
  'create /PLACE/none/b x',
  'create -s /PLACE/s- x',
  'create /PLACE/open x world:anyone:r,ip:127.0.0.1:cdrwa',
  'setAcl /PLACE world:somebody:r',
  'get /PLACE',
  'get /PLACE/c',
  'get /PLACE/b',
  'get /PLACE/b/d',
  'get -s /PLACE',
  'get -b /PLACE/c',
  'get /PLACE/none',
  'ls /PLACE',
  'ls -s /PLACE',
  'ls -R /PLACE',
  'ls -s /PLACE/c',
  'ls /PLACE/none',
  'stat /PLACE',
  'stat /PLACE/none',
  'set /PLACE y',
  'set -s /PLACE z',
  'set -v 7 /PLACE x',
  'set -b /PLACE eno=',
  'set /PLACE/none x',
  'get /PLACE',
  'getAcl /PLACE/open',
  'getAcl -s /PLACE',
  'getAcl /PLACE/none',
  'setAcl /PLACE/c world:anyone:cdrwa',
  'setAcl -s /PLACE/c world:anyone:dra',
  'setAcl -v 9 /PLACE/c world:anyone:cdrwa',
  'set /PLACE/c y',
  'getAcl /PLACE/c',
  'sync /PLACE',
  'create -e /PLACE/e x',
  'create -se /PLACE/b/se- x',
  'delete /PLACE',
  'delete -v 7 /PLACE/c',
  'delete /PLACE/c',
  'delete /PLACE/none',
  'deleteall /PLACE',
  'deleteall /PLACE',
] as const;

/** A command in the place of zkCli, as the words of a command line. */
export function oursOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) =>
    (single ?? double ?? plain ?? '').replace('PLACE', 'ours'),
  );
}

/** What ZooKeeperMain says to each, in its own place. */
export async function sayTheirs(talk: Talk): Promise<readonly Said[]> {
  const lines = commands.map((line) => line.replace('PLACE', 'theirs'));
  return (await talkToZooKeeperMain(talk, lines)).map(masked);
}

/** What zkCli is to exit with where it prints this. */
export function codeOf(said: Said | undefined): number {
  return said === undefined || !/^$|^Created /.test(said.stderr) ? 1 : 0;
}

/** What is the same wherever a command was done, and whenever. */
export function masked({ stdout, stderr }: Said): Said {
  return { stdout: mask(stdout), stderr: mask(stderr) };
}

function mask(text: string): string {
  return text
    .replaceAll(/\b(?:ours|theirs)\b/g, 'PLACE')
    .replaceAll(/\d{10}$/gm, 'SEQUENCE')
    .replaceAll(/Zxid = 0x[0-9a-f]+/g, 'Zxid = 0xN')
    .replaceAll(/ephemeralOwner = 0x[0-9a-f]{2,}/g, 'ephemeralOwner = 0xN')
    .replaceAll(/time = \w{3} \w{3} \d\d [\d:]{8} (\w+) \d{4}/g, 'time = DATE $1');
}
