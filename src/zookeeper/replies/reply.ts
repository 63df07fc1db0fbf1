/** What a four-letter word was answered with. */
export type Reply =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'notServing' }
  | { readonly type: 'notWhitelisted' };

/**
 * Tells a server's two refusals from an answer: out of quorum every word but `ruok` and `isro` is
 * refused, and from 3.4.10 on so is one that `4lw.commands.whitelist` does not list (both at all times).
 */
export function parseReply(text: string): Reply {
  if (text.startsWith('This ZooKeeper instance is not currently serving requests')) {
    return { type: 'notServing' };
  }
  if (/^[a-z]{4} is not executed because it is not in the whitelist\.\s*$/.test(text)) {
    return { type: 'notWhitelisted' };
  }
  return { type: 'text', text };
}

/** What to do about a word that the server does not execute. */
export function whitelistHint(word: string): string {
  return `the server does not execute ${word}: it is not in its whitelist (add it to ZK_4LW_WHITELIST, which is 4lw.commands.whitelist in zoo.cfg)`;
}

export const notServing =
  'not serving: the member runs, and looks for a leader, syncs or loads its tree';
