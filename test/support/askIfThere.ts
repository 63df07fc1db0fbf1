import { ToolError } from '../../src/tool/toolError.ts';
import { askServer } from '../../src/zookeeper/ask/askServer.ts';

/** The reply to a four-letter word in plain text; empty where nobody answers, not yet or no longer. */
export async function askIfThere(word: string, host: string, port = 2181): Promise<string> {
  try {
    return await askServer(word, { host, port, timeoutMs: 2000 });
  } catch (error) {
    if (error instanceof ToolError) return '';
    throw error;
  }
}
