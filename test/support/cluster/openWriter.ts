import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { expect } from 'vitest';
import { within } from '../../../local/waitFor.ts';
import { bundleClient } from './bundleClient.ts';
import { clientPod } from './clientPod.ts';
import { writeManifest } from './resources.ts';
import type { Answer, Outcome, Request } from './inPod/exchange.ts';
import { untilPodsReady } from './untilPodsReady.ts';
import type { Cluster } from './useCluster.ts';

/** A writer in a pod of its own, which the tests command. */
export interface ClusterWriter {
  /** Does something while at every moment a write waits for its answer; throws where one moment had none. */
  readonly during: (act: () => Promise<void>) => Promise<void>;
  /** Ends it, and reads its records back from each of these servers. */
  readonly stop: (servers: readonly string[]) => Promise<Outcome>;
}

interface Wish {
  /** A program of `inPod/`. */
  readonly program: string;
  /** Of its pod, so that network policies let it through. */
  readonly labels: Readonly<Record<string, string>>;
  readonly servers: readonly string[];
}

const answerMs = 60_000;
const auditMs = 300_000;
const folder = '/clients';

/** Begins to write to servers of the cluster, from within. */
export async function openWriter(cluster: Cluster, wish: Wish): Promise<ClusterWriter> {
  const name = wish.program.toLowerCase();
  const resources = [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { 'client.mjs': await bundleClient(wish.program) },
    },
    clientPod(name, wish.labels, { configMap: name, folder }),
  ];
  // a program is too large for the annotation that a client's own apply leaves
  await cluster.run(['apply', '--server-side', '-f', '-'], { input: writeManifest(resources) });
  await untilPodsReady(cluster, name);
  const ask = converse(cluster.namespace, name);
  await ask({ type: 'start', servers: wish.servers });
  return {
    during: async (act) => {
      await ask({ type: 'hurry' });
      await act();
      const { isHit } = await ask({ type: 'calm' }, 'calm');
      expect(isHit, 'a write in flight at every moment').toBe(true);
    },
    stop: async (servers) => {
      const outcome = await ask({ type: 'stop', servers }, 'account', auditMs);
      await cluster.run(['delete', 'pod', name, '--grace-period=1']);
      return outcome;
    },
  };
}

/** One `kubectl exec` for as long as the pod is asked. */
function converse(namespace: string, pod: string) {
  const command = ['exec', '-i', pod, '--', 'node', `${folder}/client.mjs`];
  const kubectl = execa('kubectl', [`--namespace=${namespace}`, ...command], { reject: false });
  const answers = createInterface(kubectl.stdout)[Symbol.asyncIterator]();
  return async <T extends Answer['type']>(
    request: Request,
    type: T | 'done' = 'done',
    timeoutMs = answerMs,
  ): Promise<Extract<Answer, { type: T }>> => {
    kubectl.stdin.write(`${JSON.stringify(request)}\n`);
    const what = `${pod}: ${request.type}`;
    const { value, done } = await within(timeoutMs, what, answers.next());
    if (done === true) throw new Error(`${what}: ended: ${(await kubectl).stderr}`);
    const answer = JSON.parse(value) as Answer;
    if (answer.type === type) return answer as Extract<Answer, { type: T }>;
    throw new Error(`${what}: ${value}`);
  };
}
