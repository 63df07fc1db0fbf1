import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyKeyOf, variableOf } from '../../src/kafka/properties/variableName.ts';

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const separators = { '.': '_', _: '__', '-': '___' } as const;
const separator = fc.constantFrom<keyof typeof separators>('.', '_', '-');

it('every property in lower case without two separators in a row has a variable that sets it', () => {
  fc.assert(
    fc.property(word, fc.array(fc.tuple(separator, word), { maxLength: 6 }), (first, rest) => {
      const key = first + rest.map(([mark, text]) => mark + text).join('');
      const name = first + rest.map(([mark, text]) => separators[mark] + text).join('');
      expect(propertyKeyOf(`KAFKA_${name.toUpperCase()}`)).toBe(key);
      expect(variableOf(key)).toBe(`KAFKA_${name.toUpperCase()}`);
    }),
  );
});
