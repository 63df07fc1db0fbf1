import { runTool } from '../../local/runCommand.ts';
import type { LocalPod, Site } from '../../local/site.ts';

/** What `kafkaMetrics --cluster --format json` prints, as far as tests look at it. */
export interface ToldFigures {
  readonly healthy: boolean;
  readonly verdict: string;
  readonly faults: readonly string[];
  readonly untold: readonly { readonly part: string; readonly reason: string }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly brokers: readonly {
    readonly id: number;
    readonly state: string;
    readonly leaders: number;
    readonly replicas: number;
    readonly outOfSync: number;
    readonly behind: number | null;
    readonly logDirs:
      | readonly { readonly path: string; readonly usedBytes: number; readonly failed: boolean }[]
      | null;
  }[];
  readonly partitions: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly state: string;
    readonly missing: readonly number[];
  }[];
  readonly moving: readonly { readonly topic: string; readonly partition: number }[];
  readonly groups: readonly {
    readonly group: string;
    readonly partitions: readonly {
      readonly topic: string;
      readonly partition: number;
      readonly committed: number;
      readonly end: number;
      readonly lag: number;
    }[];
  }[];
  readonly quorum: {
    readonly leaderId: number;
    readonly epoch: number;
    readonly members: readonly {
      readonly id: number;
      readonly role: string;
      readonly lag: number;
    }[];
  } | null;
}

/** Asks a pod for the figures of its cluster; its exit code says whether anything is wrong. */
export async function figuresOf(site: Site, pod: LocalPod, ...flags: readonly string[]) {
  const args = flags.length === 0 ? ['--cluster'] : flags;
  const { code, stdout, stderr } = await runTool(site, pod, [
    'kafkaMetrics',
    '--format=json',
    ...args,
  ]);
  if (stdout === '') throw new Error(`${code} ${stderr}`);
  return { code, figures: JSON.parse(stdout) as ToldFigures };
}
