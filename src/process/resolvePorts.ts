import { resolveWithin } from '../pod/resolveName.ts';
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

/** For the look-up of a name. */
const nameTimeoutMs = 2000;

async function findProblem({ subject, host, port }: ServerPort, env: Env) {
  const found = host === undefined ? undefined : await resolveWithin([host], env, nameTimeoutMs);
  const address = found?.[0];
  // a name that has no address yet, or none that anybody tells, is for the server to wait for, or to complain of
  if (host !== undefined && address === undefined) return undefined;
  const problem = await askPort(address, port);
  const where = address === undefined ? `port ${port}` : `port ${port} of ${address}`;
  return problem === undefined ? undefined : `${subject}: ${where} ${problem}`;
}
