import { expect } from 'vitest';
import type { ToldFigures } from './figuresOf.ts';
import type { ToldByTools } from './kafkaTools.ts';

const byNumber = (a: number, b: number): number => a - b;
// the metadata grows by a record every half second
const mostBetween = 60;

/** Expects the figures of the quorum to be those of Kafka's own tool. */
export function compareQuorum({ quorum }: ToldFigures, { quorum: told }: ToldByTools): void {
  expect({ leaderId: quorum?.leaderId, epoch: quorum?.epoch }).toEqual({
    leaderId: told?.leaderId,
    epoch: told?.epoch,
  });
  for (const { id, role, lag } of quorum?.members ?? []) {
    expect({ follower: 'voter' }[told?.roles.get(id) ?? ''] ?? told?.roles.get(id)).toBe(role);
    expect(Math.abs(lag - (told?.lags.get(id) ?? -1_000_000))).toBeLessThan(mostBetween);
  }
  expect(quorum?.members.map(({ id }) => id).toSorted(byNumber)).toEqual(
    [...(told?.lags.keys() ?? [])].toSorted(byNumber),
  );
}
