const meanings: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process',
  EADDRNOTAVAIL: 'is not an address of this pod',
  EACCES: 'may not be opened by this user (ports below 1024 need a privilege)',
};

/** Why a port cannot be listened on, in words. */
export function explainListen(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return meanings[code] ?? `cannot be opened: ${error instanceof Error ? error.message : code}`;
}
