import { resolveName } from '../pod/resolveName.ts';
import { askPort } from '../process/askPort.ts';
import type { Env } from '../tool/serviceLink.ts';
import type { ServerPort } from './ports.ts';

/** One line for each port that the server would not get; java's own are deep in a stack trace. */
export async function resolvePortProblems(
  ports: readonly ServerPort[],
  env: Env,
): Promise<string[]> {
  const found = await Promise.all(ports.map(async (port) => findProblem(port, env)));
  return found.filter((problem) => problem !== undefined);
}

async function findProblem({ variable, host, port }: ServerPort, env: Env) {
  const [address] = host === undefined ? [undefined] : await resolveName(host, env);
  const problem = await askPort(address, port);
  const where = address === undefined ? `port ${port}` : `port ${port} of ${address}`;
  return problem === undefined ? undefined : `${variable}: ${where} ${problem}`;
}
