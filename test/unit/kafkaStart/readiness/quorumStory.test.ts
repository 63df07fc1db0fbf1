import { expect, it } from 'vitest';
import { notLed, tellQuorum } from '../../../../src/kafkaStart/readiness/quorumStory.ts';

it('tells what a broker waits for after half a minute, once a minute, and anew after it came', () => {
  const lines: string[] = [];
  let story = notLed;
  for (let second = 0; second <= 200; second++) {
    const reason = second === 100 ? undefined : 'no controller leads';
    const told = tellQuorum(story, reason, second * 1000);
    story = told.story;
    if (told.line !== undefined) lines.push(`${second} ${told.line}`);
  }
  expect(lines).toEqual([
    '30 still starting: no controller leads',
    '90 still starting: no controller leads',
    '131 still starting: no controller leads',
    '191 still starting: no controller leads',
  ]);
});
