import type { AskServer } from './target.ts';

/** As askBroker, which is loaded for the first question: kafkajs is half of what a start would have to parse. */
export const askServer: AskServer = async (target, work) => {
  const { askBroker } = await import('./askBroker.ts');
  return askBroker(target, work);
};
