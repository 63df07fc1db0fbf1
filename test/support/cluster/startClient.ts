import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { clientPod } from './clientPod.ts';
import { untilPodsReady } from './untilPodsReady.ts';
import type { Cluster } from './useCluster.ts';

const folder = 'test/support/cluster/inPod';
const name = 'client';

/** A script that runs in the client's pod until its standard input ends, or by itself. */
export interface Running {
  /** Its first line, as soon as it is there. */
  readonly firstLine: Promise<string>;
  readonly latestLine: () => string | undefined;
  /** Ends its standard input, and gives the last line that it printed. */
  readonly end: () => Promise<string>;
  /** The last line that it printed, once it has ended by itself. */
  readonly last: Promise<string>;
}

export interface Client {
  /** Runs a script of the folder `inPod` to its end, and gives what it printed. */
  readonly run: (script: string, ...args: readonly string[]) => Promise<string>;
  readonly start: (script: string, ...args: readonly string[]) => Running;
}

/** A pod in the namespace with Node in it, and these scripts. */
export async function startClient(cluster: Cluster, scripts: readonly string[]): Promise<Client> {
  const texts = scripts.map((script) => [script, readFileSync(join(folder, script), 'utf8')]);
  await cluster.apply([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: Object.fromEntries(texts) },
    clientPod(name, {}, { configMap: name, folder: '/scripts' }),
  ]);
  await untilPodsReady(cluster, name);
  return {
    run: async (script, ...args) => cluster.exec(name, ...command(script, args)),
    start: (script, ...args) => {
      const exec = ['exec', '--stdin', name, '--', ...command(script, args)];
      const child = execa('kubectl', [`--namespace=${cluster.namespace}`, ...exec], {
        stdin: 'pipe',
        lines: true,
      });
      const last = child.then(({ stdout }) => stdout.at(-1) ?? '');
      const lines = createInterface(child.stdout);
      const firstLine = Promise.race([
        once(lines, 'line').then(([line]) => String(line)),
        last.then(() => Promise.reject(new Error(`${script} ended without a line`))),
      ]);
      let latest: string | undefined;
      lines.on('line', (line) => {
        latest = line;
      });
      // each is for whom it concerns: nobody may have asked for one of them
      last.catch(() => undefined);
      firstLine.catch(() => undefined);
      return {
        firstLine,
        last,
        latestLine: () => latest,
        end: async () => {
          child.stdin.end();
          return last;
        },
      };
    },
  };
}

function command(script: string, args: readonly string[]): readonly string[] {
  return ['node', `/scripts/${script}`, ...args];
}
