import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { asPodEvents, parsePodEvent, type PodState } from './podEvents.ts';

export interface PodWatch {
  /** By name, what is there now, as the last event showed it. */
  readonly pods: ReadonlyMap<string, PodState>;
  /** By uid, how pods that are gone were last seen. */
  readonly gone: ReadonlyMap<string, PodState>;
  /** Looks at each change until the answer is something; gives it and the seconds since `until` was called. */
  readonly until: <T>(
    what: string,
    timeoutMs: number,
    look: () => T | undefined,
  ) => Promise<{ readonly found: T; readonly seconds: number }>;
  readonly close: () => Promise<void>;
}

/** Follows the pods of a namespace with one `kubectl get --watch`. */
export function watchPods(namespace: string): PodWatch {
  const command = [`--namespace=${namespace}`, 'get', 'pods', ...asPodEvents];
  const kubectl = execa('kubectl', command);
  const pods = new Map<string, PodState>();
  const gone = new Map<string, PodState>();
  const listeners = new Set<() => void>();
  let isClosed = false;
  let failure: Error | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  createInterface(kubectl.stdout).on('line', (line) => {
    const { type, pod } = parsePodEvent(line);
    if (type === 'DELETED') gone.set(pod.uid, pod);
    if (type !== 'DELETED') pods.set(pod.name, pod);
    else if (pods.get(pod.name)?.uid === pod.uid) pods.delete(pod.name);
    tell();
  });
  const ended = kubectl.then(
    () => new Error(`the watch of the pods of ${namespace} ended`),
    (error: unknown) => new Error(`the watch of the pods of ${namespace} ended`, { cause: error }),
  );
  void ended.then((error) => {
    if (!isClosed) failure = error;
    tell();
  });

  return {
    pods,
    gone,
    until: async (what, timeoutMs, look) => {
      const began = performance.now();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          settle();
          const shown = [...pods.values()].map((pod) => JSON.stringify(pod)).join('\n');
          reject(new Error(`${what}: not within ${timeoutMs} ms; the pods:\n${shown}`));
        }, timeoutMs);
        const settle = () => {
          clearTimeout(timer);
          listeners.delete(listener);
        };
        const listener = () => {
          const found = look();
          if (found === undefined && failure === undefined) return;
          settle();
          if (found !== undefined) resolve({ found, seconds: (performance.now() - began) / 1000 });
          else if (failure !== undefined) reject(failure);
        };
        listeners.add(listener);
        listener();
      });
    },
    close: async () => {
      isClosed = true;
      kubectl.kill();
      await ended;
    },
  };
}
