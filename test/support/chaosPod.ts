import type { MemberSet } from '../../local/memberSet.ts';
import { waitFor } from '../../local/waitFor.ts';
import type { AddressedNetwork } from './addressedNetwork.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { askDocker, docker, type Image } from './docker.ts';
import type { FaultKind } from './faultPlan.ts';
import type { Victim } from './runFaults.ts';
import { nameOf, startPod } from './threeOfEach.ts';

/** A container of a set that can be struck, and that clients reach at the address that it has. */
export interface ChaosPod extends Victim {
  readonly address: () => string;
  readonly container: Container;
}

interface Wish {
  readonly image: Image;
  readonly set: MemberSet;
  readonly ordinal: number;
  readonly env: Readonly<Record<string, string>>;
  /** Where its volume is mounted. */
  readonly volume: string;
  /** Exits 0 in the container when it is ready. */
  readonly probe: readonly string[];
}

// Six JVMs on two cores.
const readyMs = 300_000;
const pauseMs = 120_000;

export async function startChaosPod(
  containers: Containers,
  network: AddressedNetwork,
  { probe, volume, ...wish }: Wish,
): Promise<ChaosPod> {
  const name = nameOf(wish.set, wish.ordinal);
  const kept = ['--volume', `${await containers.makeVolume()}:${volume}`];
  // each look costs as much as a probe does
  const flags = ['--ip', network.assign(name), ...kept, '--health-interval=30s'];
  const container = await startPod(containers, network.name, { ...wish, flags });
  const { id } = container;
  const strikes: Readonly<Record<FaultKind, () => Promise<void>>> = {
    kill: async () => void (await askDocker(['kill', id])),
    stop: async () => {
      const { code, seconds } = await container.stop();
      if (code !== 0) throw new Error(`${name}: ended with ${code}, ${seconds} s after SIGTERM`);
    },
    pause: async () => pause(id),
    cut: async () => network.cut(container),
  };
  return {
    name,
    container,
    address: () => network.addressOf(name),
    strike: async (kind) => strikes[kind](),
    heal: async ({ kind, moves }) => {
      if (moves) {
        await network.cut(container);
        network.assign(name);
      }
      if (kind === 'cut' || moves) await network.join(container, name);
      if (kind === 'pause') await askDocker(['unpause', id]);
      if (kind === 'kill' || kind === 'stop') await askDocker(['start', id]);
    },
    untilReady: async () => void (await container.untilDone(probe, readyMs)),
  };
}

/**
 * With cgroups of version 1 the engine gives up a freeze in which new processes come too fast, as those of a probe
 * on a busy machine do, and has undone it by then.
 */
async function pause(id: string): Promise<void> {
  await waitFor({ what: `a pause of ${id}`, timeoutMs: pauseMs }, async () => {
    const { code, stderr } = await docker(['pause', id]);
    if (code === 0) return true;
    if (stderr.includes('unable to freeze')) return undefined;
    throw new Error(stderr);
  });
}
