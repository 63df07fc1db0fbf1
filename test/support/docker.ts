import { env } from 'node:process';
import { execa } from 'execa';
import { splitFlags } from '../../docker/engineFlags.ts';
import type { Finished } from '../../local/runCommand.ts';

/** What `npm run images` builds. */
export const images = {
  zookeeper: 'statefulset-zookeeper:3.9.5',
  kafka: 'statefulset-kafka:4.3.1',
  kafkaWithZooKeeper: 'statefulset-kafka:3.9.2',
} as const;

export type Image = (typeof images)[keyof typeof images];

export interface Docker {
  readonly timeoutMs?: number;
  readonly input?: string;
}

/** Runs `docker` to its end, whatever its exit code; throws where there is none, or time is up. */
export async function docker(
  args: readonly string[],
  { timeoutMs = 60_000, input = '' }: Docker = {},
): Promise<Finished> {
  const { exitCode, stdout, stderr, timedOut, shortMessage } = await execa('docker', args, {
    encoding: 'utf8',
    reject: false,
    input,
    stripFinalNewline: false,
    timeout: timeoutMs,
  });
  // docker ends with a code of its own where it is asked to end
  if (exitCode !== undefined && !timedOut) return { code: exitCode, stdout, stderr };
  throw new Error(`${shortMessage}\n${stdout}${stderr}`);
}

/** The same, and what it printed, without the line break at its end; throws where it fails. */
export async function askDocker(args: readonly string[], given?: Docker): Promise<string> {
  const { code, stdout, stderr } = await docker(args, given);
  if (code !== 0) throw new Error(`docker ${args.join(' ')}: ${code}\n${stdout}${stderr}`);
  return stdout.trimEnd();
}

/** Flags for each container, as for an engine that is shared: DOCKER_RUN_FLAGS='--cgroup-parent low.slice'. */
export const runFlags = splitFlags(env['DOCKER_RUN_FLAGS']);

export async function expectImage(image: Image): Promise<void> {
  const { code, stderr } = await docker(['image', 'inspect', '--format', '{{.Id}}', image]);
  if (code === 0) return;
  throw new Error(`image ${image} is not there: run npm run images (${stderr.trim()})`);
}
