import { forgetFigures, renderFigures } from './figures.ts';
import { kubectl } from './kubectl.ts';

/** Of the whole run: ends it at once where kubectl's current context leads to no cluster; prints the figures in the end. */
export async function setup(): Promise<() => void> {
  const problem = await findProblem();
  if (problem !== undefined) {
    const error = new Error(
      `no cluster: ${problem} (kubectl has to be in PATH, and its current context has to lead to a cluster)`,
    );
    delete error.stack;
    throw error;
  }
  forgetFigures();
  return () => {
    process.stdout.write(renderFigures());
  };
}

async function findProblem(): Promise<string | undefined> {
  try {
    const { code, stderr } = await kubectl(['get', '--raw', '/readyz', '--request-timeout=10s']);
    return code === 0 ? undefined : stderr.trim().split('\n').at(-1);
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}
