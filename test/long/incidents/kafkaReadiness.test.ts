import { afterAll, describe, expect, it } from 'vitest';
import { runTool } from '../../../local/runCommand.ts';
import { kafkaPodWithZooKeeper, zkPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { apartPods } from '../../support/apartPods.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { untilProbed } from '../../support/probePod.ts';
import { describeReadyBrokers } from '../../support/readyBrokers.ts';

describeReadyBrokers('on ZooKeeper', {
  net: '127.0.63',
  podOf: kafkaPodWithZooKeeper,
  startBase: async ({ site, startTool }) => {
    const member = zkPod(site, 0, 1);
    const { code, stderr } = await runTool(site, member, ['zkGenConfig']);
    if (code !== 0) throw new Error(stderr);
    startTool(member, ['zkStart']);
    await waitFor({ what: 'ZooKeeper is ready', timeoutMs: 60_000 }, async () =>
      (await runTool(site, member, ['zkOk', 'ready'])).code === 0 ? true : undefined,
    );
  },
});

// Incident 3.15 of the reference, later in their lives: controllers that were ready lose their quorum.
describe.each([
  ['3.9.2', '127.0.64'],
  ['4.3.1', '127.0.65'],
])('three controllers of Kafka %s', async (version, net) => {
  const { site, startBroker, removeAll } = openSite(makeSite('quorum', net));
  const pods = apartPods(site, { version, brokers: 1, controllers: 3 });
  const [first, ...others] = [0, 1, 2].map((ordinal) => pods.controller(ordinal));
  if (first === undefined) throw new Error('no pods');
  afterAll(removeAll);

  it('the last one that is left is not ready, says why, and is ready again with the others', async () => {
    const life = startBroker(first);
    const before = others.map((pod) => startBroker(pod));
    for (const pod of [first, ...others]) await untilProbed(pod, '/readyz', /^200 /);
    for (const other of before) other.signal('SIGTERM');
    for (const other of before) expect(await other.end()).toBe(0);
    const said = await untilProbed(first, '/readyz', /^503 /);
    expect(said).toMatch(/^503 no controller leads the quorum: 1000: answers, and does not lead; /);
    for (const { fqdn } of others) expect(said).toContain(` at ${fqdn}:9093: connection refused`);
    for (const pod of others) startBroker(pod);
    for (const pod of [first, ...others]) await untilProbed(pod, '/readyz', /^200 /);
    expect(life.readStory().slice(-3)).toEqual([
      'the controller is ready',
      'not ready any more',
      'the controller is ready',
    ]);
  });
});
