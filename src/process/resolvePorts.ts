import { resolveName } from '../pod/resolveName.ts';
import type { Env } from '../tool/serviceLink.ts';
import { askPort } from './askPort.ts';

/** A port that is going to be listened on. */
export interface ServerPort {
  /** What the operator knows it by, such as the variable that sets it. */
  readonly subject: string;
  /** An address or a name; undefined for every address. */
  readonly host: string | undefined;
  readonly port: number;
}

/** One line for each port that cannot be had; java's own are deep in a stack trace, seconds later. */
export async function resolvePortProblems(
  ports: readonly ServerPort[],
  env: Env,
): Promise<string[]> {
  const found = await Promise.all(ports.map(async (port) => findProblem(port, env)));
  return found.filter((problem) => problem !== undefined);
}

async function findProblem({ subject, host, port }: ServerPort, env: Env) {
  const [address] = host === undefined ? [undefined] : await resolveName(host, env);
  // a name that has no address yet is for the server to wait for, or to complain of
  if (host !== undefined && address === undefined) return undefined;
  const problem = await askPort(address, port);
  const where = address === undefined ? `port ${port}` : `port ${port} of ${address}`;
  return problem === undefined ? undefined : `${subject}: ${where} ${problem}`;
}
