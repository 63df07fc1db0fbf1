import type { AskQuorum } from './askStartingQuorum.ts';
import { notLed, type QuorumStory, tellQuorum } from './quorumStory.ts';

interface Watch {
  readonly ask: AskQuorum | undefined;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * What keeps a broker from starting, as its controllers said last; they are asked again each time that somebody
 * wants to know, who does not wait for them. It is told, too, where it takes long.
 */
export function watchStartingQuorum({ ask, tell, signal }: Watch): () => string | undefined {
  let said: string | undefined;
  let story: QuorumStory = notLed;
  let isAsking = false;
  const askAgain = async (): Promise<void> => {
    if (ask === undefined || isAsking || signal.aborted) return;
    isAsking = true;
    try {
      said = await ask(signal);
    } catch (error) {
      said = `its controllers cannot be asked: ${String(error)}`;
    }
    isAsking = false;
    const told = tellQuorum(story, said, performance.now());
    story = told.story;
    if (told.line !== undefined && !signal.aborted) tell(told.line);
  };
  return () => {
    void askAgain();
    return said;
  };
}
