/** Who asks while another still waits for the answer gets the same one. */
export function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return async () => {
    pending ??= ask().finally(() => (pending = undefined));
    return pending;
  };
}

interface Source<T> {
  readonly ask: () => Promise<T>;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The same, and an answer counts for so long after it came. */
export function keptFor<T>(ms: number, { ask, now }: Source<T>): () => Promise<T> {
  let kept: { readonly answer: T; readonly atMs: number } | undefined;
  return shared(async () => {
    if (kept !== undefined && now() - kept.atMs < ms) return kept.answer;
    const answer = await ask();
    kept = { answer, atMs: now() };
    return answer;
  });
}
