import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { readSmallFile } from '../files/readSmallFile.ts';
import { ToolError } from '../tool/toolError.ts';
import { valueOf } from '../tool/variable.ts';
import { type HostsEntry, parseHosts } from './hosts.ts';

/** What a container can know of its pod without asking the network. */
export interface PodFacts {
  /** `POD_NAME`, else the host name without its domain. */
  readonly name: string;
  /** Where the name comes from, for messages. */
  readonly nameSource: 'POD_NAME' | 'host name';
  readonly hosts: readonly HostsEntry[];
  readonly service: string | undefined;
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
}

const defaultClusterDomain = 'cluster.local';

/** Reads the pod's name, its line of /etc/hosts, and what the downward API was told to say. */
export function readPod(env: Env): PodFacts {
  const podName = valueOf(env, 'POD_NAME');
  return {
    name: podName ?? hostname().split('.')[0] ?? '',
    nameSource: podName === undefined ? 'host name' : 'POD_NAME',
    hosts: readHosts(env),
    service: valueOf(env, 'POD_SERVICE'),
    namespace: valueOf(env, 'POD_NAMESPACE'),
    clusterDomain: valueOf(env, 'CLUSTER_DOMAIN') ?? defaultClusterDomain,
  };
}

/** The lines of `POD_HOSTS_FILE`, if one is set, before those of /etc/hosts. */
export function readHosts(env: Env): HostsEntry[] {
  return [...readPodHosts(env), ...readSystemHosts()];
}

/** The lines of `POD_HOSTS_FILE`: names that our tools ask before DNS. */
export function readPodHosts(env: Env): HostsEntry[] {
  const path = valueOf(env, 'POD_HOSTS_FILE');
  if (path === undefined) return [];
  const read = readSmallFile(path);
  if (read.ok) return parseHosts(read.bytes.toString('utf8'));
  const problem = read.code === 'ENOENT' ? `${path}: not found (mount it there)` : read.problem;
  throw new ToolError(ExitCode.Config, [`POD_HOSTS_FILE: ${problem}`]);
}

/** The lines of /etc/hosts. */
export function readSystemHosts(): HostsEntry[] {
  try {
    return parseHosts(readFileSync('/etc/hosts', 'utf8'));
  } catch {
    return []; // a container without /etc/hosts has no domain to find there
  }
}
