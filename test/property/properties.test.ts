import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseProperties, renderProperties } from '../../src/java/properties.ts';

const anyText = fc.string({ unit: 'binary' });
const awkward = fc.string({ unit: fc.constantFrom(...'ab =:#!\\\t\n\r\f"\'üu0041'.split('')) });
const properties = fc.array(fc.tuple(fc.oneof(anyText, awkward), fc.oneof(anyText, awkward)));

it('parse(render(x)) = x', () => {
  fc.assert(
    fc.property(properties, (pairs) => {
      expect(parseProperties(renderProperties(pairs))).toEqual(pairs);
    }),
  );
});

it('one property is one line of printable ASCII', () => {
  fc.assert(
    fc.property(properties, (pairs) => {
      const text = renderProperties(pairs);
      expect(text).toMatch(/^[\u0020-\u007e\n]*$/);
      expect(text.split('\n')).toHaveLength(pairs.length + 1);
    }),
  );
});

it('any text at all can be read', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, awkward), (text) => {
      for (const property of parseProperties(text)) expect(property).toHaveLength(2);
    }),
  );
});

it('parse(render(parse(text))) = parse(text)', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const read = parseProperties(text);
      expect(parseProperties(renderProperties(read))).toEqual(read);
    }),
  );
});
