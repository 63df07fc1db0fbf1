import { findDeafWarnings, type ProcessFacts } from '../../process/processWarnings.ts';

/** What can be seen of this process before a start that may hurt later; one line each. */
export function findStartWarnings(facts: ProcessFacts): string[] {
  return findDeafWarnings(facts, 'kafkaStart');
}
