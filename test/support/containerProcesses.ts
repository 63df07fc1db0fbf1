import type { Container } from './container.ts';

export interface ContainerProcess {
  readonly pid: number;
  readonly parent: number;
  /** Z for one that has ended and that nobody has waited for. */
  readonly state: string;
  readonly name: string;
}

// Not every image has ps; that of the shell itself comes first.
const script =
  'echo $$; for stat in /proc/[0-9]*/stat; do read -r line < $stat && echo "$line"; done';

/** The processes of a container, as it numbers them, without the one that lists them. */
export async function listProcesses({ exec }: Container): Promise<ContainerProcess[]> {
  const { stdout } = await exec(['sh', '-c', script]);
  const [own, ...lines] = stdout.trimEnd().split('\n');
  const processes = lines.map(parseStat).filter(({ pid }) => pid !== Number(own));
  if (processes.length === 0) throw new Error(`no processes in "${stdout}"`);
  return processes;
}

/** Proc(5): `1 (tini) S 0 …`. */
function parseStat(line: string): ContainerProcess {
  const [, pid, name = '', state = '', parent] = /^(\d+) \((.*)\) (\w) (\d+) /.exec(line) ?? [];
  return { pid: Number(pid), parent: Number(parent), state, name };
}

export async function findJava(container: Container): Promise<ContainerProcess> {
  const java = (await listProcesses(container)).find(({ name }) => name === 'java');
  if (java === undefined) throw new Error(`${container.host}: no java`);
  return java;
}

export async function readCommand({ exec }: Container, pid: number): Promise<string> {
  const { stdout } = await exec(['cat', `/proc/${pid}/cmdline`]);
  return stdout.replaceAll('\0', ' ').trimEnd();
}

/** The command line of a container's java. */
export async function readJavaCommand(container: Container): Promise<string> {
  return readCommand(container, (await findJava(container)).pid);
}
