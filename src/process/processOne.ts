/** Names of programs that hand no signal on to the command that they wait for. */
const shells: ReadonlySet<string> = new Set([
  'ash',
  'bash',
  'busybox',
  'dash',
  'ksh',
  'mksh',
  'sh',
  'yash',
  'zsh',
]);
const sigterm = 15;

/**
 * The shell that keeps SIGTERM from its command, judged by the text of its /proc/<pid>/status (proc(5)); none
 * where that is no shell, or one with a trap for SIGTERM of its own.
 */
export function findDeafShell(status: string): string | undefined {
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  const caught = /^SigCgt:\t([0-9a-f]+)$/m.exec(status)?.[1];
  if (name === undefined || caught === undefined || !shells.has(name)) return undefined;
  const isCaught = ((BigInt(`0x${caught}`) >> BigInt(sigterm - 1)) & 1n) === 1n;
  return isCaught ? undefined : name;
}
