import { execa } from 'execa';
import { podEnvironment, toolPath } from './runPod.ts';
import type { LocalPod, Site } from './site.ts';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

// A tool that hangs shall fail its test, not hold up the run.
const timeoutMs = 60_000;

/** Runs `dist/<tool>.mjs` in the pod to its end, as `kubectl exec` would; `env` adds to the pod's own. */
export async function runTool(
  site: Site,
  pod: LocalPod,
  [tool, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const { exitCode, stdout, stderr } = await execa(toolPath(site, tool), args, {
    env: { ...podEnvironment(pod), ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout: timeoutMs,
  });
  if (exitCode === undefined) throw new Error(`${tool} ${args.join(' ')} was ended:\n${stderr}`);
  return { code: exitCode, stdout, stderr };
}
