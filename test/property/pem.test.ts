import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderPem, splitPem, toPemBlock } from '../../src/tls/pem.ts';

const label = fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'EC PARAMETERS', 'RSA PRIVATE KEY');
const bytes = fc.uint8Array({ maxLength: 200, size: 'max' }).map((array) => Buffer.from(array));
const block = fc
  .tuple(label, bytes)
  .map(([name, content]) => toPemBlock(name, content.toString('base64')));
const blocks = fc.array(block, { maxLength: 5 });
const comment = fc
  .string({ unit: fc.constantFrom(...'ab#=: \t\nü-'.split('')) })
  .filter((text) => !text.includes('-----'));

it('split(render(x)) = x', () => {
  fc.assert(
    fc.property(blocks, (some) => {
      expect(splitPem(renderPem(some))).toEqual(some);
    }),
  );
});

it('text between blocks and the kind of line ends change nothing', () => {
  fc.assert(
    fc.property(blocks, comment, (some, between) => {
      const text = some.map((one) => `${between}\n${renderPem([one])}`).join('') + between;
      expect(splitPem(text)).toEqual(some);
      expect(splitPem(text.replaceAll('\n', '\r\n'))).toEqual(some);
    }),
  );
});

it('the bytes of a block are those that it was made of', () => {
  fc.assert(
    fc.property(label, bytes, (name, content) => {
      const { body } = toPemBlock(name, content.toString('base64'));
      expect(Buffer.from(body, 'base64')).toEqual(content);
      expect(body.split('\n').every((line) => line.length <= 64)).toBe(true);
    }),
  );
});

it('any text at all can be split', () => {
  const rubble = fc.constantFrom('-----BEGIN A-----', '-----END A-----', '-----', 'x', '\n', '\r');
  fc.assert(
    fc.property(fc.array(rubble), (pieces) => {
      for (const { label: name } of splitPem(pieces.join(''))) expect(name).toBe('A');
    }),
    { examples: [[['-----BEGIN A-----', '-----', '\n', '-----END A-----', '-----']]] },
  );
});
