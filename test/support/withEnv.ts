import type { LocalPod } from '../../local/site.ts';

/** A pod with further variables. */
export function withEnv(pod: LocalPod, env: LocalPod['env']): LocalPod {
  return { ...pod, env: { ...pod.env, ...env } };
}
