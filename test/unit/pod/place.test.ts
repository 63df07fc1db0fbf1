import { describe, expect, it } from 'vitest';
import { parsePlace, renderPlace } from '../../../src/pod/place.ts';

describe('a place', () => {
  it.each([
    ['zk-0.zk-hs:2181', { host: 'zk-0.zk-hs', port: 2181 }],
    ['127.0.0.1:9092', { host: '127.0.0.1', port: 9092 }],
    ['[fd00::7]:9093', { host: 'fd00::7', port: 9093 }],
  ])('%s is read and written so', (text, place) => {
    expect(parsePlace(text)).toEqual(place);
    expect(renderPlace(place)).toBe(text);
  });

  it.each(['', 'kafka-0', 'kafka-0:', ':9092', 'kafka-0:x', 'kafka-0:9092/'])(
    '%j is none',
    (text) => {
      expect(parsePlace(text)).toBeUndefined();
    },
  );
});
