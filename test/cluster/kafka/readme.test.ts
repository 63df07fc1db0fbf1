import { describe, expect, it } from 'vitest';
import { byEnsemble, byKRaft, renderBrokers } from '../../support/cluster/kafka.ts';
import { runReadme } from '../../support/cluster/runReadme.ts';
import { useCluster } from '../../support/cluster/useCluster.ts';
import { startEnsemble } from '../../support/cluster/zookeeper.ts';

/** With what is to be read beside what both print. */
const systems = [
  { ...byKRaft, line: /^Topic: orders\b.*PartitionCount: 6\b.*ReplicationFactor: 3\b/ },
  { ...byEnsemble, line: /^\[0, 1, 2\]$/ },
];

describe.for(systems)('the README of manifests/$name', (system) => {
  const cluster = useCluster(`${system.name}-readme`, 'restricted');

  it('every command of it does what it says, in their order', async () => {
    if (system.isOnEnsemble) await startEnsemble(cluster);
    const printed = await runReadme(cluster, {
      folder: `manifests/${system.name}`,
      namespace: 'kafka',
      statefulSet: 'kafka',
      overlays: [
        await renderBrokers(cluster, {}, system),
        await renderBrokers(cluster, { image: system.nextImage }, system),
      ],
    });
    expect(printed).toContainEqual(expect.stringMatching(/^3 of 3 brokers\b/));
    expect(printed).toContain('Created topic orders.');
    expect(printed).toContainEqual(expect.stringMatching(system.line));
    expect(printed).toContainEqual(expect.stringMatching(/"datadir-kafka-2" deleted/));
    const all = ['get', 'pods,pvc,statefulsets,services', '--selector=app=kafka'];
    expect(await cluster.ask([...all, '--output=name'])).toBe('');
  });
});
