import type { MemoryLimit } from '../../src/pod/memoryLimit.ts';
import type { PodFacts } from '../../src/pod/readPod.ts';
import type { Environment } from './environment.ts';

/** What a server of ours makes of a container, by the code that it would be configured by. */
export interface Server {
  /** Settings that it would refuse, or warn of. */
  readonly problems: readonly string[];
  /** That it opens for others. */
  readonly ports: readonly number[];
  /** At which members reach each other. */
  readonly peerPorts: readonly number[];
  /** Those of them that nobody else has anything to do with. */
  readonly innerPorts: readonly number[];
  /** Folders whose content has to outlive the pod. */
  readonly dataDirs: readonly string[];
  /** Folder that is written to at each start. */
  readonly confDir: string;
  /** From SIGTERM to SIGKILL by its supervisor; 0 where the server itself gets it, and ends at once. */
  readonly stopMs: number;
  /** Whether a stop itself waits until the others can do without this one, or there are no others. */
  readonly stopWaits: boolean;
  /** Port of a supervisor. */
  readonly healthPort: number | undefined;
  /** How long a supervisor takes to answer at most. */
  readonly healthMs: number;
}

export interface ServerFacts {
  readonly env: Environment;
  readonly pod: PodFacts;
  readonly memory: MemoryLimit;
  /** Of the server, from the image's tag. */
  readonly version: string;
  /** Of the StatefulSet. */
  readonly replicas: number;
}

/** The variables without those that name a file, whose content is not known here. */
export function withoutFiles(env: Environment, isKnown: (name: string) => boolean): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const [, named] = /^(.+)_FILE$/.exec(name) ?? [];
      return named === undefined || !isKnown(named);
    }),
  );
}
