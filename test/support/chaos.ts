import { setTimeout as sleep } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useContainers } from './containers.ts';
import { images } from './docker.ts';
import { type Chaos, findShortfalls, renderBlows, renderChaos } from './chaosFigures.ts';
import { planFaults } from './faultPlan.ts';
import { type Blow, runFaults } from './runFaults.ts';
import { openChaosSystems, type ChaosSystem } from './chaosSystems.ts';

// The writers are at work a while before the first fault, and after the last.
const calmMs = 2000;
const maxSeed = 1_000_000;

/** Faults of three members and of three brokers, one of each at a time, under writers, for so many minutes. */
export function describeChaos(usualMinutes: number): void {
  const minutes = Number(env['CHAOS_MINUTES'] ?? usualMinutes);
  const seed = Number(env['CHAOS_SEED'] ?? randomInt(maxSeed));

  describe(`random faults for ${minutes} min, CHAOS_SEED=${seed}`, () => {
    const containers = useContainers('chaos', images.zookeeper, images.kafka);
    let systems: readonly ChaosSystem[] = [];
    beforeAll(async () => {
      systems = await openChaosSystems(containers);
    });
    afterAll(async () => {
      for (const { writer } of systems) await writer.abandon();
    });

    it('loses nothing that was acknowledged', async () => {
      print(`CHAOS_SEED=${seed} CHAOS_MINUTES=${minutes}`);
      const untilMs = performance.now() + minutes * 60_000;
      const all = await Promise.all(
        systems.map(async (system, index) => runChaos(system, { seed: seed + index, untilMs })),
      );
      for (const chaos of all) print(renderBlows(chaos));
      print(renderChaos(all));
      expect(all.flatMap(findShortfalls)).toEqual([]);
    });
  });
}

interface Course {
  readonly seed: number;
  readonly untilMs: number;
}

async function runChaos(system: ChaosSystem, { seed, untilMs }: Course): Promise<Chaos> {
  const { name, victims, writer } = system;
  await sleep(calmMs);
  const faults = planFaults(seed, victims.length);
  const blows = await runFaults(system, { faults, untilMs, tell: (blow) => print(tell(blow)) });
  await sleep(calmMs);
  const accounts = await writer.stop();
  await system.settle();
  const audits = await system.audit(accounts);
  const { readers, leastPerSecond } = system;
  return { name, readers, leastPerSecond, blows, accounts, audits };
}

function tell({ victim, fault, settledMs, beganMs }: Blow): string {
  const seconds = Math.round((settledMs - beganMs) / 1000);
  return `${fault.kind} ${victim}${fault.moves ? ', back at another address' : ''}: over after ${seconds} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
