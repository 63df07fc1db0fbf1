import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findArgumentProblems } from '../../src/tool/argumentProblems.ts';
import { type CommandLine, parseArguments } from '../../src/tool/commandLine.ts';

const line: CommandLine = {
  tool: 'tool',
  summary: '',
  operands: '[word]',
  maxOperands: 1,
  options: {
    port: { doc: '', type: 'value', aliases: ['client-port'] },
    'dry-run': { doc: '', type: 'switch' },
    watch: { doc: '', type: 'optional' },
  },
};

const flag = fc.constantFrom('--port', '--client_port', '--dry-run', '--watch', '--no', '--', '-');
const value = fc.oneof(
  fc.constantFrom('', '1', '-1', 'true', 'yes', '=', '\n'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const word = fc.oneof(
  flag,
  value,
  fc.tuple(flag, value).map(([name, text]) => `${name}=${text}`),
  fc.tuple(flag, value).map((pair) => pair.join('')),
);

it('arguments are read where nothing is wrong with them, and only there', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      const isRead = parseArguments(line, argv) !== undefined;
      expect(findArgumentProblems(line, argv).length === 0).toBe(isRead);
    }),
    { numRuns: 10_000 },
  );
});
