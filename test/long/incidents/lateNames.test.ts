import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zookeeperVersion } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { describeLateNames, movedTo, threePods } from '../../support/lateNames.ts';
import { zookeeperVersions } from '../../support/zookeeperVersions.ts';

const net = '127.0.121';

for (const version of zookeeperVersions.filter((other) => other !== zookeeperVersion)) {
  describeLateNames(version, net);
}

describe('without what protects from late and changed names', () => {
  let box: EnsembleBox;
  beforeEach(() => {
    box = makeEnsembleBox(net);
  });
  afterEach(async () => box.remove());

  // Not so on 3.6.4: there a member says its address, and not its name, to those that it connects to.
  it('a JVM that believes an address for long does not find the pod that moved', async () => {
    const pods = threePods(box, zookeeperVersion);
    const [first, second, third] = pods;
    box.tellNames(pods);
    for (const pod of pods) {
      await box.configure(pod);
      writeFileSync(join(pod.folder, 'conf/java.security'), 'networkaddress.cache.ttl=3600\n');
    }
    for (const pod of pods) box.start(pod);
    await box.untilReady(...pods);

    const moved = movedTo(first, `${net}.41`);
    await box.kill(first);
    box.tellNames([moved, second, third]);
    await box.configure(moved);
    const before = box.readLog(second);
    box.start(moved);
    await waitFor({ what: 'it is looked for where it was', timeoutMs: 60_000 }, () => {
      const since = box.readLog(second).slice(before.length);
      const attempts = since.match(/Cannot open channel to 1 at .*\/127\.0\.121\.1:3888/g);
      return (attempts?.length ?? 0) >= 3 || undefined;
    });
    expect(await box.run(moved, 'zkOk', 'ready')).toMatchObject({ code: 1 });
  });

  it('a server gives up to listen at a name that is not there, and ends; ours tries on until it is', async () => {
    const pods = threePods(box, zookeeperVersion, { ZK_NAME_TIMEOUT: '0s' });
    const [first, second, third] = pods;
    box.tellNames([second, third]);
    const byDefault = { ...first, env: { ...first.env, ZK_CFG_electionPortBindRetry: '3' } };
    await box.configure(byDefault);
    const cannotBind = 14;
    expect(await box.start(byDefault).exited).toBe(cannotBind);

    for (const pod of pods) await box.configure(pod);
    const before = box.readLog(first);
    for (const pod of pods) box.start(pod);
    await waitFor({ what: 'it tries on', timeoutMs: 60_000 }, () => {
      const since = box.readLog(first).slice(before.length);
      return (since.match(/Exception while listening to address/g)?.length ?? 0) > 3 || undefined;
    });
    box.tellNames(pods);
    await box.untilReady(first);
  });
});
