import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { parseServerLine, type Server } from './serverLine.ts';

/** Of a list of hundreds of lines, more would say no more. */
const maxShown = 5;

/** Reads server lines between commas or line breaks; an id may stand in it once. */
export function parseServerList(raw: string): Parsed<readonly Server[]> {
  const servers = raw
    .split(/[,\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => parseServerLine(part));
  const problems = servers.flatMap((server) => (server.ok ? [] : [server.problem]));
  if (problems.length > 0) return reject(renderSome(problems));
  const list = servers.flatMap((server) => (server.ok ? [server.value] : []));
  const repeated = findRepeated(list);
  return repeated === undefined
    ? accept(list.toSorted((a, b) => a.myid - b.myid))
    : reject(`server.${repeated} stands in it twice (give each server its own id)`);
}

function renderSome(problems: readonly string[]): string {
  const more = problems.length - maxShown;
  return [...problems.slice(0, maxShown), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The first id that two servers share. */
export function findRepeated(servers: readonly Server[]): number | undefined {
  const seen = new Set<number>();
  for (const { myid } of servers) {
    if (seen.has(myid)) return myid;
    seen.add(myid);
  }
  return undefined;
}

/** Ids of those whose votes make a quorum. */
export function votersOf(servers: readonly Server[]): number[] {
  return servers.filter(({ role }) => role === 'participant').map(({ myid }) => myid);
}
