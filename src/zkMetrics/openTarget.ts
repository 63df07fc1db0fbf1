import type { Sources } from '../tool/settings.ts';
import type { Target } from '../zookeeper/ask/askServer.ts';
import { readTarget } from '../zookeeper/ask/readTarget.ts';

/**
 * Gives whom each look asks: a name is looked up anew for each, since a pod comes back at another
 * address. Throws a ToolError at once where nobody can be asked.
 */
export async function openTarget(sources: Sources): Promise<() => Promise<Target>> {
  let next: Target | undefined = await readTarget(sources);
  return async () => {
    const target = next ?? (await readTarget(sources));
    next = undefined;
    return target;
  };
}
