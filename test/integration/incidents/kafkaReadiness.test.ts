import { afterAll, describe, expect, it } from 'vitest';
import { kafkaPod } from '../../../local/site.ts';
import { apartPods } from '../../support/apartPods.ts';
import { openSite } from '../../support/brokers.ts';
import { makeSite } from '../../support/makeSite.ts';
import { probePod, untilProbed } from '../../support/probePod.ts';
import { describeReadyBrokers } from '../../support/readyBrokers.ts';

describeReadyBrokers('in KRaft mode', { net: '127.0.61', podOf: kafkaPod });

// Incident 3.15 of the reference (strimzi#12760): controllers were ready for eight hours, by their open ports,
// while their quorum had no leader.
describe('three controllers', async () => {
  const { site, startBroker, removeAll } = openSite(makeSite('quorum', '127.0.62'));
  const pods = apartPods(site, { version: '4.3.1', brokers: 1, controllers: 3 });
  const [first, ...others] = [0, 1, 2].map((ordinal) => pods.controller(ordinal));
  if (first === undefined) throw new Error('no pods');
  afterAll(removeAll);

  it('one alone has started, and is not ready: it says who was asked for a leader, and what each said', async () => {
    startBroker(first);
    const said = await untilProbed(first, '/readyz', /no controller leads/);
    const refused = others.map(
      ({ fqdn }, at) => `${1001 + at} at ${fqdn}:9093: connection refused`,
    );
    expect(said).toBe(
      `503 no controller leads the quorum: 1000: answers, and does not lead; ${refused.join('; ')}`,
    );
    expect(await probePod(first, '/startupz')).toBe('200 the controller has started');
  });

  it('all are ready once one leads, and is heard by the others', async () => {
    for (const pod of others) startBroker(pod);
    for (const [at, pod] of [first, ...others].entries()) {
      const me = `controller ${1000 + at}`;
      const said = await untilProbed(pod, '/readyz', /^200 /);
      expect(said).toMatch(
        new RegExp(`^200 ${me} (leads the quorum|answers, controller \\d+ leads the quorum)$`),
      );
    }
  });
});
