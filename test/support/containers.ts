import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { Finished } from '../../local/runCommand.ts';
import { type Container, watchContainer } from './container.ts';
import { askDocker, docker, expectImage, type Image, runFlags } from './docker.ts';

/** Everything that the tests make at the engine carries this label, with the name of its subject. */
const label = 'statefulset-toolkit.test';

export interface Given {
  /** Its host name, and the last part of its own name. */
  readonly host?: string;
  /** Flags of `docker run`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of the image's own; the command follows it. */
  readonly entrypoint?: string;
  readonly command?: readonly string[];
  /** For `run`. */
  readonly timeoutMs?: number;
}

export interface Containers {
  /** A network of the engine's own choice, and volumes as empty as it makes them. */
  readonly makeNetwork: (...options: readonly string[]) => Promise<string>;
  readonly makeVolume: (...options: readonly string[]) => Promise<string>;
  /** A container that goes on. */
  readonly start: (image: Image, given?: Given) => Promise<Container>;
  /** One that runs to its end, which it has to come to within a minute, and is gone then. */
  readonly run: (image: Image, given?: Given) => Promise<Finished>;
}

/**
 * What a file or group of tests does at the engine, under names of its own. They fail where an image is
 * missing, and leave nothing at the engine, running or not, however they end.
 */
export function useContainers(subject: string, ...needed: readonly Image[]): Containers {
  const run = `${subject}-${randomBytes(3).toString('hex')}`;
  const labelled = `--label=${label}=${run}`;
  let made = 0;
  const nameNext = (what: string) => `${run}-${what}-${made++}`;

  const create = async (image: Image, given: Given): Promise<string> => {
    const { host, flags = [], env = {}, entrypoint, command = [] } = given;
    const args = [
      `--name=${nameNext(host ?? 'container')}`,
      labelled,
      ...runFlags,
      ...(host === undefined ? [] : [`--hostname=${host}`]),
      ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
      ...(entrypoint === undefined ? [] : [`--entrypoint=${entrypoint}`]),
      ...flags,
    ];
    return askDocker(['create', ...args, image, ...command]);
  };

  const removeLabelled = async (list: readonly string[], remove: readonly string[]) => {
    const found = await askDocker([...list, '--quiet', `--filter=label=${label}=${run}`]);
    if (found !== '') await askDocker([...remove, ...found.split('\n')], { timeoutMs: 120_000 });
  };

  beforeAll(async () => {
    for (const image of needed) await expectImage(image);
  });
  afterAll(async () => {
    await removeLabelled(['ps', '--all'], ['rm', '--force', '--volumes']);
    await removeLabelled(['volume', 'ls'], ['volume', 'rm']);
    await removeLabelled(['network', 'ls'], ['network', 'rm']);
  });

  return {
    makeNetwork: async (...options) => {
      const name = nameNext('net');
      await askDocker(['network', 'create', labelled, ...options, name]);
      return name;
    },
    makeVolume: async (...options) =>
      askDocker(['volume', 'create', labelled, ...options, nameNext('volume')]),
    start: async (image, given = {}) => {
      const id = await create(image, given);
      await askDocker(['start', id]);
      return watchContainer(id, given.host ?? id.slice(0, 12));
    },
    run: async (image, given = {}) => {
      const id = await create(image, given);
      try {
        return await docker(['start', '--attach', id], { timeoutMs: given.timeoutMs ?? 60_000 });
      } finally {
        await askDocker(['rm', '--force', '--volumes', id]);
      }
    },
  };
}

/** For a volume that is a file system of its own, in memory, made by these options of mount(8). */
export function tmpfsOptions(options: string): readonly string[] {
  return ['--driver=local', '--opt=type=tmpfs', '--opt=device=tmpfs', `--opt=o=${options}`];
}
