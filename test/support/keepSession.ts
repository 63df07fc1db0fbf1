import type { Client } from 'node-zookeeper-client';
import { expect } from 'vitest';
import { openSession } from '../../local/openZookeeper.ts';
import type { Member } from './testSite.ts';

/** Does what must not cost a client its session, and gives it that client, which knows all members. */
export async function keepSession(
  members: readonly Member[],
  use: (client: Client) => Promise<void>,
): Promise<void> {
  const servers = members.map(({ pod }) => `${pod.address}:2181`).join(',');
  const { client } = await openSession(servers, 20_000);
  let expired = false;
  client.once('expired', () => {
    expired = true;
  });
  try {
    await use(client);
    expect(expired).toBe(false);
  } finally {
    client.close();
  }
}
