/** Who asks while another still waits for the answer gets the same one. */
export function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return async () => {
    pending ??= ask().finally(() => (pending = undefined));
    return pending;
  };
}
