import { type Place, renderPlace } from '../../pod/place.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { splitList } from './listeners.ts';

/** A member of the KRaft quorum. */
export interface Voter extends Place {
  readonly id: number;
}

/** Splits `0@kafka-0.kafka-svc:9093,1@…` (controller.quorum.voters). */
export function parseVoters(raw: string): Parsed<readonly Voter[]> {
  const voters: Voter[] = [];
  for (const text of splitList(raw)) {
    const [, id, host, port] = /^(\d+)@\[?([\w\-%.:]+?)\]?:(\d+)$/.exec(text) ?? [];
    if (id === undefined || host === undefined || port === undefined) {
      return reject(`expected id@host:port,…, got ${quote(raw)}`);
    }
    voters.push({ id: Number(id), host, port: Number(port) });
  }
  return voters.length === 0
    ? reject(`expected id@host:port,…, got ${quote(raw)}`)
    : accept(voters);
}

export function renderVoters(voters: readonly Voter[]): string {
  return voters.map((voter) => `${voter.id}@${renderPlace(voter)}`).join(',');
}

/** Checks `host:port,…` (controller.quorum.bootstrap.servers). */
export function parsePlaces(raw: string): Parsed<readonly string[]> {
  const places = splitList(raw);
  const bad = places.some((place) => !/^\[?[\w\-%.:]+?\]?:\d+$/.test(place));
  return places.length === 0 || bad
    ? reject(`expected host:port,…, got ${quote(raw)}`)
    : accept(places);
}

/** `host:port,…` (controller.quorum.bootstrap.servers). */
export function renderPlaces(voters: readonly Voter[]): string {
  return voters.map((voter) => renderPlace(voter)).join(',');
}
