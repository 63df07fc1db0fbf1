/** Writes to standard output, where all of a benchmark's results go. */
export function print(text: string): void {
  process.stdout.write(text);
}
