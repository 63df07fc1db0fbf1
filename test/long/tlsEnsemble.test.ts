import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNode } from '../../local/openZookeeper.ts';
import { zkPod } from '../../local/site.ts';
import {
  create,
  memberAt,
  openTestSite,
  rollOut,
  startMembers,
  type TestSite,
  untilRead,
} from '../support/testSite.ts';
import { askByTls, issueFor, type Issued, securePort } from '../support/tlsClient.ts';
import { describeTlsEnsemble, refuseInPlain } from '../support/tlsEnsemble.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';
import { keepSession } from '../support/keepSession.ts';
import { smallJvm } from '../support/smallJvm.ts';

const net = '127.0.116';
const versions = zookeeperVersions.filter((version) => !version.startsWith('3.4.'));

for (const version of versions) describeTlsEnsemble(version, net);

let site: TestSite;
let issued: Issued;
beforeEach(async () => {
  site = openTestSite(net);
  issued = await issueFor(site.site);
});
afterEach(async () => site.close());

const threeOf = (version: string, env: Readonly<Record<string, string>>) =>
  [0, 1, 2].map((ordinal) =>
    site.add(zkPod(site.site, ordinal, 3, { version, env: { ...smallJvm, ...env } })),
  );

describe.each(versions)('ZooKeeper %s', (version) => {
  it('plaintext on one address for probes, TLS on another for clients', async () => {
    const members = [0, 1, 2].map((ordinal) => {
      const { address } = zkPod(site.site, ordinal, 3);
      const env = {
        ...smallJvm,
        // what 127.0.0.1 is to a pod, which has a network of its own
        ZK_CLIENT_PORT_ADDRESS: `${net}.${ordinal + 51}`,
        ZK_TLS_DIR: issued.secret,
        ZK_SECURE_CLIENT_PORT: String(securePort),
        ZK_SECURE_CLIENT_PORT_ADDRESS: address,
      };
      return site.add(zkPod(site.site, ordinal, 3, { version, env }));
    });
    const modes = await startMembers(members);
    expect(modes.toSorted()).toEqual(['follower', 'follower', 'leader']);
    for (const member of members) {
      expect(await member.run('zkOk', 'ready')).toMatchObject({ code: 0 });
      expect(await askByTls(member.pod, 'srvr', { issued })).toContain('Mode: ');
      const elsewhere = await member.run('zkOk', 'ready', '--host', member.pod.address);
      expect(elsewhere).toMatchObject({ code: 69, stderr: expect.stringContaining('refused') });
    }
  });

  it('the members go from plaintext to TLS one by one, and the session of a client lives on', async () => {
    const members = threeOf(version, {});
    await startMembers(members);
    await create(memberAt(members, 0), '/step-0', 'plaintext');
    await untilRead(members, '/step-0', 'plaintext');
    await keepSession(members, async (client) => {
      const tls = { ZK_QUORUM_TLS_DIR: issued.secret };
      const unified = { ...tls, ZK_CFG_portUnification: 'true' };
      const steps = [{ ...unified, ZK_CFG_sslQuorum: 'false' }, unified, tls];
      for (const [index, env] of steps.entries()) {
        await rollOut(members, env);
        await create(memberAt(members, index), `/step-${index + 1}`, 'still here');
      }
      for (const step of [1, 2, 3]) await untilRead(members, `/step-${step}`, 'still here');
      expect(await readNode(client, '/step-3')).toMatchObject({ text: 'still here' });
    });
    for (const member of members) await refuseInPlain(member, 3888);
  });
});
