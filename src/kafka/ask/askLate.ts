import type { AskServer } from './target.ts';

/** Asks as askBroker does. kafkajs is half of what a start would have to parse, and is wanted once the server may answer. */
export const askLate: AskServer = async (target, work) => {
  const { askBroker } = await import('./askBroker.ts');
  return askBroker(target, work);
};
