import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJavaEnv, renderJavaEnv } from '../../src/zookeeper/javaEnv.ts';

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/);
const line = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\r\n]/g, ' '));
const variables = fc.uniqueArray(fc.tuple(name, line), { selector: ([key]) => key });

it('parse(render(x)) = x', () => {
  fc.assert(
    fc.property(variables, (pairs) => {
      expect(parseJavaEnv(renderJavaEnv(pairs))).toEqual({ ok: true, value: new Map(pairs) });
    }),
  );
});

it('comments and blank lines between change nothing', () => {
  fc.assert(
    fc.property(variables, line, (pairs, comment) => {
      const text = renderJavaEnv(pairs).replaceAll('\n', `\n\n  #${comment}\n`);
      expect(parseJavaEnv(text)).toEqual({ ok: true, value: new Map(pairs) });
    }),
  );
});

it('a problem names the line it is in', () => {
  fc.assert(
    fc.property(variables, (pairs) => {
      const parsed = parseJavaEnv(`${renderJavaEnv(pairs)}A=$(id)\n`);
      expect(parsed).toMatchObject({
        problem: expect.stringMatching(new RegExp(`^line ${pairs.length + 2}: `)),
      });
    }),
  );
});
