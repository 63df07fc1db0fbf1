import { kafkaPort } from '../../local/openKafka.ts';
import { waitFor } from '../../local/waitFor.ts';
import { askBroker } from '../../src/kafka/ask/askBroker.ts';
import { type Metadata, metadata } from '../../src/kafka/wire/metadata.ts';
import { askIfThere } from './askIfThere.ts';
import { readMode } from './replies.ts';

interface Reachable {
  readonly name: string;
  readonly address: () => string;
}

const timeoutMs = 180_000;

/**
 * Waits until one member leads, and all others follow it and have what it has. What was held still may
 * believe for a moment that nothing has happened; the one that leads knows better, and of two that lead neither counts.
 */
export async function untilLedByOne(members: readonly Reachable[]): Promise<void> {
  const what = 'one leader with every other member in step';
  await waitFor({ what, timeoutMs, everyMs: 200 }, async () => {
    const modes = await Promise.all(
      members.map(async ({ address }) => readMode(await askIfThere('srvr', address()))),
    );
    const leader = members[modes.indexOf('leader')];
    const followers = modes.filter((mode) => mode === 'follower').length;
    if (leader === undefined || followers !== members.length - 1) return undefined;
    const figures = await askIfThere('mntr', leader.address());
    return figures.includes(`\nzk_synced_followers\t${followers}\n`) ? true : undefined;
  });
}

/**
 * Waits until every broker says of itself and of the others that all are registered, and that every replica of
 * the topic is in sync: one that was held still is of yesterday's opinion for a moment, but not of the others'.
 */
export async function untilAllInSync(brokers: readonly Reachable[], topic: string): Promise<void> {
  const what = `all replicas of ${topic} in sync on every broker`;
  await waitFor({ what, timeoutMs, everyMs: 200 }, async () => {
    const views = await Promise.all(brokers.map(async (broker) => askMetadata(broker)));
    return views.every((view) => isWhole(view, topic, brokers.length)) ? true : undefined;
  });
}

async function askMetadata({ address }: Reachable): Promise<Metadata | undefined> {
  const target = { host: address(), port: kafkaPort, access: {}, timeoutMs: 5000 };
  const asked = await askBroker(target, async (ask) => ask(metadata('all')));
  return asked.ok ? asked.value : undefined;
}

function isWhole(view: Metadata | undefined, topic: string, brokers: number): boolean {
  const own = view?.partitions.filter((partition) => partition.topic === topic) ?? [];
  return (
    view?.brokers.length === brokers &&
    own.length > 0 &&
    own.every(({ leader, isr }) => leader >= 0 && isr.length === brokers)
  );
}
