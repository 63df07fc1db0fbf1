import { describe, expect, it } from 'vitest';
import {
  findLeafWarnings,
  findRepeatedSubjects,
  findValidityWarnings,
} from '../../../src/tls/certificateFacts.ts';

const hourMs = 3_600_000;
const now = new Date('2026-06-15T12:00:00.000Z');
const hoursFromNow = (hours: number) => new Date(now.getTime() + hours * hourMs);

const named = (subject: string) => ({ subject, validFrom: now, validTo: now });

describe('findValidityWarnings', () => {
  it.each([
    [-24, 24 * 89, 'nothing'],
    [-24 * 83, 24 * 7, 'nothing'],
    [-24 * 84, 24 * 7 - 1, 'expires on 2026-06-22T11:00:00Z, in 6 days'],
    [-24 * 88, 47, 'expires on 2026-06-17T11:00:00Z, in 1 day '],
    [-24 * 89, 23, 'expires on 2026-06-16T11:00:00Z, in less than a day'],
    // a certificate for an hour is renewed in time all the same
    [-0.5, 0.5, 'nothing'],
    [-0.7, 0.3, 'expires on 2026-06-15T12:18:00Z, in less than a day'],
    [-24, 0, 'expired on 2026-06-15T12:00:00Z'],
    [-24, -1, 'expired on 2026-06-15T11:00:00Z'],
    [1, 24, 'is not valid before 2026-06-15T13:00:00Z'],
    [0, 24, 'nothing'],
  ])('valid from %d h to %d h: %s', (from, to, warning) => {
    const certificate = {
      subject: 'CN=zk',
      validFrom: hoursFromNow(from),
      validTo: hoursFromNow(to),
    };
    const [found = 'nothing'] = findValidityWarnings([certificate], now);
    expect(found).toContain(warning);
  });

  it('names a certificate without a subject by its place', () => {
    const certificate = { subject: '', validFrom: hoursFromNow(-2), validTo: hoursFromNow(-1) };
    const fresh = { ...certificate, validTo: hoursFromNow(2400) };
    expect(findValidityWarnings([fresh, certificate], now)).toEqual([
      'certificate 2 expired on 2026-06-15T11:00:00Z: peers refuse it (renew it)',
    ]);
  });
});

describe('findLeafWarnings', () => {
  const leaf = { trusted: true, usages: undefined, foreignHosts: [], names: undefined };
  const server = '1.3.6.1.5.5.7.3.1';
  const client = '1.3.6.1.5.5.7.3.2';

  it.each([
    [undefined, 0],
    [['2.5.29.37.0'], 0],
    [[server, client], 0],
    [[client], 1],
    [[server], 1],
    [['1.3.6.1.5.5.7.3.3'], 1],
  ])('usages %j: %i lines', (usages, count) => {
    expect(findLeafWarnings({ ...leaf, usages }, ['serverAuth', 'clientAuth'])).toHaveLength(count);
  });

  it('says all at once', () => {
    const bad = { trusted: false, usages: [client], foreignHosts: ['a', 'b'], names: undefined };
    expect(findLeafWarnings(bad, ['serverAuth'])).toEqual([
      expect.stringContaining('does not lead to'),
      expect.stringContaining('not to be used for a server'),
      expect.stringContaining('not for a, b, and for no other name'),
    ]);
  });
});

it('findRepeatedSubjects names each once', () => {
  const found = findRepeatedSubjects(['a', 'b', 'a', 'a'].map(named));
  expect(found).toEqual([expect.stringContaining('have the subject "a"')]);
});
