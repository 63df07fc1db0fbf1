import { expect, it } from 'vitest';
import { chooseClusterId, parseClusterId } from '../../../../src/kafka/storage/clusterId.ts';

it.each(['Ck5VKZ0VTgWXqVHLh0tpBQ', '5L6g3nShT-eMCtK--X86sw', '-OBDY3DkSZ2UN2nKXWXFvg'])(
  'reads %s',
  (id) => {
    expect(parseClusterId(id)).toEqual({ ok: true, value: id });
  },
);

it.each([
  ['', 'expected 16 bytes in URL-safe base64, 22 characters, got ""'],
  ['my-cluster', 'expected 16 bytes in URL-safe base64, 22 characters, got "my-cluster"'],
  [
    'Ck5VKZ0VTgWXqVHLh0tpBQ==',
    'expected "Ck5VKZ0VTgWXqVHLh0tpBQ", as Kafka spells it, got "Ck5VKZ0VTgWXqVHLh0tpBQ=="',
  ],
  [
    'Ck5VKZ0VTgWXqVHLh0tpBR',
    'expected "Ck5VKZ0VTgWXqVHLh0tpBQ", as Kafka spells it, got "Ck5VKZ0VTgWXqVHLh0tpBR"',
  ],
  [
    'Ck5VKZ0VTgWXqVHLh0+pBQ',
    'expected "Ck5VKZ0VTgWXqVHLh0-pBQ", as Kafka spells it, got "Ck5VKZ0VTgWXqVHLh0+pBQ"',
  ],
])('refuses %j', (raw, problem) => {
  expect(parseClusterId(raw)).toEqual({ ok: false, problem });
});

it.each([
  [
    'bytes of any kind',
    Uint8Array.from({ length: 16 }, (_, index) => index),
    'AAECAwQFBgcICQoLDA0ODw',
  ],
  [
    'an id that a command line would take for a flag',
    Uint8Array.of(248, ...Array(15).fill(7)),
    undefined,
  ],
  ['the reserved id 0', new Uint8Array(16), undefined],
  ['the reserved id 1', Uint8Array.of(...Array(15).fill(0), 1), undefined],
])('of %s chooses %s', (_, bytes, id) => {
  expect(chooseClusterId(bytes)).toBe(id);
});
