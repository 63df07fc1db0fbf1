import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readNode } from '../../local/openZookeeper.ts';
import { zkPod } from '../../local/site.ts';
import { keepSession } from '../support/keepSession.ts';
import { describeSaslEnsemble } from '../support/saslEnsemble.ts';
import { smallJvm } from '../support/smallJvm.ts';
import {
  create,
  memberAt,
  openTestSite,
  rollOut,
  startMembers,
  type TestSite,
  untilRead,
} from '../support/testSite.ts';
import { zookeeperVersions } from '../support/zookeeperVersions.ts';

const net = '127.0.113';

for (const version of zookeeperVersions.slice(0, -1)) describeSaslEnsemble(version, net);

let site: TestSite;
beforeEach(() => {
  site = openTestSite(net);
});
afterEach(async () => site.close());

it.each(zookeeperVersions)(
  'members of %s begin to log in one by one, and the session of a client lives on',
  async (version) => {
    const members = [0, 1, 2].map((ordinal) =>
      site.add(zkPod(site.site, ordinal, 3, { version, env: smallJvm })),
    );
    await startMembers(members);
    await create(memberAt(members, 0), '/off', 'no login');
    await untilRead(members, '/off', 'no login');
    await keepSession(members, async (client) => {
      const file = join(site.site.folder, 'quorum');
      writeFileSync(file, 'zk:secret\n', { mode: 0o600 });
      for (const level of ['enabled', 'learner', 'required']) {
        await rollOut(members, { ZK_SASL_QUORUM_FILE: file, ZK_SASL_QUORUM: level });
        await create(memberAt(members, 0), `/${level}`, 'still here');
        await untilRead(members, `/${level}`, 'still here');
      }
      expect(await readNode(client, '/required')).toMatchObject({ text: 'still here' });
    });
  },
);
