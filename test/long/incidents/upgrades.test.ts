import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zkPod, zookeeperVersion } from '../../../local/site.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { describeMovedLogs } from '../../support/movedLogs.ts';
import { smallJvm } from '../../support/smallJvm.ts';
import { zookeeperVersions } from '../../support/zookeeperVersions.ts';

const net = '127.0.122';

for (const version of zookeeperVersions.filter((other) => other !== zookeeperVersion)) {
  describeMovedLogs(version, net);
}

let box: EnsembleBox;
beforeEach(() => {
  box = makeEnsembleBox(net);
});
afterEach(async () => box.remove());

it('a server line with a client port keeps ZooKeeper 3.4 from starting, where nobody refuses it', async () => {
  const cannotRead = 2;
  const pod = zkPod(box.site, 0, 3, { version: '3.4.14', env: smallJvm });
  await box.configure(pod);
  const line = 'server.4=zk-3.zk-hs.default.svc.cluster.local:2888:3888;2181\n';
  appendFileSync(join(pod.folder, 'conf/zoo.cfg'), line);
  expect(await box.start(pod).exited).toBe(cannotRead);
  expect(box.readLog(pod)).toMatch(/NumberFormatException.*"3888;2181"/);
});
