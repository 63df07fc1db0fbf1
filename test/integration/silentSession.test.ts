import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeExists, openSession, type Session } from '../../local/openZookeeper.ts';
import { zkPod } from '../../local/site.ts';
import { within } from '../../local/waitFor.ts';
import { smallJvm } from '../support/smallJvm.ts';
import { type Member, openTestSite, startMembers, type TestSite } from '../support/testSite.ts';

let site: TestSite;
let member: Member;
let session: Session;
beforeAll(async () => {
  site = openTestSite('127.0.100');
  member = site.add(zkPod(site.site, 0, 1, { env: smallJvm }));
  await startMembers([member]);
  const { address, fqdn } = member.pod;
  session = await openSession(`${fqdn}:2181`, 10_000, [{ address, names: [fqdn] }]);
});
afterAll(async () => {
  session.client.close();
  await site.close();
});

it('a session leaves a member that hangs while it can still be kept', async () => {
  const { client, isConnected } = session;
  const happens = async (event: 'connected' | 'disconnected') =>
    within(60_000, event, new Promise<void>((resolve) => client.once(event, resolve)));
  let expired = false;
  client.once('expired', () => {
    expired = true;
  });
  const left = happens('disconnected');
  process.kill(member.pid(), 'SIGSTOP');
  await left;
  const back = happens('connected');
  process.kill(member.pid(), 'SIGCONT');
  await back;
  expect({ expired, connected: isConnected() }).toEqual({ expired: false, connected: true });
  expect(await nodeExists(client, '/zookeeper')).toBe(true);
});
