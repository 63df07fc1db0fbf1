import {
  findDeafWarnings,
  findOpenFileWarnings,
  type ProcessFacts,
} from '../../process/processWarnings.ts';

/** Each connection takes one, and so does each segment of a log; its index is mapped, and takes none. */
const openFileNeeds = {
  fewOpenFiles: 10_000,
  openFilesUse: 'each connection and each segment of a log takes one',
};

/** What can be seen of this process before a start that may hurt later; one line each. */
export function findStartWarnings(facts: ProcessFacts): string[] {
  return [...findDeafWarnings(facts, 'kafkaStart'), ...findOpenFileWarnings(facts, openFileNeeds)];
}
