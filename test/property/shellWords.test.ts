import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoteWord, splitWords } from '../../src/java/shellWords.ts';
import { accept } from '../../src/tool/parsed.ts';

const awkward = fc.string({
  unit: fc.constantFrom(...'ab \t\n"\'\\$`#;|&<>()*?[]{}~!=-%'.split('')),
});
const anyWord = fc.oneof(fc.string({ unit: 'binary' }), awkward);

it('splitWords gives back the words that quoteWord quoted', () => {
  fc.assert(
    fc.property(fc.array(anyWord), (words) => {
      expect(splitWords(words.map(quoteWord).join(' '))).toEqual(accept(words));
    }),
  );
});

it('splitWords guesses nothing: what it takes has no unquoted $ or backtick', () => {
  fc.assert(
    fc.property(awkward, (line) => {
      const split = splitWords(line);
      if (!split.ok) return;
      const unquoted = line.replaceAll(/\\.|'[^']*'/gs, '').replace(/(^|\s)#.*/s, '');
      expect(unquoted).not.toMatch(/[$`]/);
    }),
  );
});
