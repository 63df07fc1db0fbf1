import { expect, it } from 'vitest';
import { refuse } from '../../../src/kafkaStart/refusal.ts';

const issue = (subject: string, exitCode: number) => ({ subject, problem: 'is wrong', exitCode });

it.each([
  [[64], 64],
  [[73], 73],
  [[73, 78], 78],
  [[78, 73, 64], 64],
])('of problems with the codes %j makes %d', (codes, code) => {
  expect(refuse(codes.map((one) => issue(`S${one}`, one))).exitCode).toBe(code);
});

it('says one problem of each subject, the first', () => {
  const { problems } = refuse([
    issue('A', 78),
    { ...issue('A', 78), problem: 'follows' },
    issue('B', 78),
  ]);
  expect(problems).toEqual(['A: is wrong', 'B: is wrong']);
});

it('says nothing of a value that lacks because its file is wrong', () => {
  const { problems } = refuse([issue('A_FILE', 78), issue('A', 78), issue('A_F', 78)]);
  expect(problems).toEqual(['A_FILE: is wrong', 'A_F: is wrong']);
});
