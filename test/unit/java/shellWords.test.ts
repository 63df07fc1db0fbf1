import { describe, expect, it } from 'vitest';
import { quoteWord, renderCommand, splitWords } from '../../../src/java/shellWords.ts';
import { accept } from '../../../src/tool/parsed.ts';

describe('splitWords', () => {
  it.each([
    ['', []],
    [' \t ', []],
    ['a', ['a']],
    ['a  b\tc', ['a', 'b', 'c']],
    ['-Xmx1G -Dx=y', ['-Xmx1G', '-Dx=y']],
    [`"a b" 'c d'`, ['a b', 'c d']],
    [`a"b"'c'd`, ['abcd']],
    [`""`, ['']],
    [`'' ""`, ['', '']],
    [String.raw`a\ b`, ['a b']],
    [String.raw`"\$HOME \` \" \\"`, ['$HOME ` " \\']],
    [String.raw`"\n \a"`, [String.raw`\n \a`]],
    ["'$HOME `x` \\'", ['$HOME `x` \\']],
    ['"a\\\nb"', ['ab']],
    ['"a\nb"', ['a\nb']],
    ['# comment', []],
    ['a # comment "', ['a']],
    ['a#b', ['a#b']],
    ['"a"#b', ['a#b']],
    ['"#" #', ['#']],
    ['a %p @ , : = + ^', ['a', '%p', '@', ',', ':', '=', '+', '^']],
  ])('splits %j', (line, words) => {
    expect(splitWords(line)).toEqual(accept(words));
  });

  it.each([
    ['$HOME', '"$" has a meaning that only a shell knows (quote it)'],
    ['`id`', '"`" has a meaning that only a shell knows (quote it)'],
    ['a;b', '";" has a meaning that only a shell knows (quote it)'],
    ['a | b', '"|" has a meaning that only a shell knows (quote it)'],
    ['a && b', '"&" has a meaning that only a shell knows (quote it)'],
    ['a > b', '">" has a meaning that only a shell knows (quote it)'],
    ['lib/*', '"*" has a meaning that only a shell knows (quote it)'],
    ['~/x', '"~" has a meaning that only a shell knows (quote it)'],
    ['{a,b}', '"{" has a meaning that only a shell knows (quote it)'],
    ['a\nb', String.raw`"\n" has a meaning that only a shell knows (quote it)`],
    ['a\\', String.raw`"\\" has a meaning that only a shell knows (quote it)`],
    ['"a', 'a " without its closing "'],
    ["a'b", "a ' without its closing '"],
    [
      '"$JVMFLAGS -Xmx1G"',
      '"$" and "`" have a meaning that only a shell knows (escape them by \\)',
    ],
    ['"`id`"', '"$" and "`" have a meaning that only a shell knows (escape them by \\)'],
    [String.raw`"\\$x"`, '"$" and "`" have a meaning that only a shell knows (escape them by \\)'],
  ])('refuses %j', (line, problem) => {
    expect(splitWords(line)).toEqual({ ok: false, problem });
  });
});

it.each([
  ['', '""'],
  ['-Xmx1G -Xms1G', '"-Xmx1G -Xms1G"'],
  ['$x`y`"z"\\', String.raw`"\$x\`y\`\"z\"\\"`],
])('quotes %j', (word, quoted) => {
  expect(quoteWord(word)).toBe(quoted);
});

it('quotes only the words of a command that a shell would change', () => {
  expect(renderCommand(['/bin/java', '-Da=b:c', 'lib/*', 'a b', '$x'])).toBe(
    String.raw`/bin/java -Da=b:c "lib/*" "a b" "\$x"`,
  );
});
