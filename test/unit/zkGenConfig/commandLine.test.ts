import { describe, expect, it } from 'vitest';
import { chooseMode } from '../../../src/zkGenConfig/commandLine.ts';

describe('chooseMode', () => {
  it.each([
    [{}, 'write'],
    [{ 'dry-run': ['true'] }, 'dryRun'],
    [{ check: ['true'], 'dry-run': ['false'] }, 'check'],
  ])('takes %j for %s', (flags, mode) => {
    expect(chooseMode(flags)).toEqual({ ok: true, value: mode });
  });

  it('refuses two at once', () => {
    const both = chooseMode({ check: ['true'], 'dry-run': ['true'] });
    expect(both).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^--check: .*dry-run/),
    });
  });
});
