import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kafkaMetrics } from '../../../docs/kafkaMetrics.ts';
import { parseBundle } from '../../../manifests/checks/bundle.ts';
import { findSchemaProblems } from '../../../manifests/checks/schemas.ts';
import { describedMetrics } from '../../../src/zookeeper/metrics/describedMetrics.ts';
import { memberPrefix, ownMetrics } from '../../../src/zookeeper/metrics/memberFamilies.ts';
import { parseQuery } from '../../support/monitoring/promQuery.ts';
import { findQueryProblems, readSeries } from '../../support/monitoring/queryProblems.ts';
import { readAlerts, readQueries } from '../../support/monitoring/readMonitoring.ts';

/** What the tables of the code say that servers tell. */
const told = {
  zookeeper: [
    ...ownMetrics.map(({ name }) => memberPrefix + name),
    ...describedMetrics.flatMap(({ name, type }) =>
      type === 'summary' ? [name, `${name}_sum`, `${name}_count`] : [name],
    ),
  ],
  kafka: [...kafkaMetrics.jmx, ...kafkaMetrics.own].map(({ name }) => name),
};
/** What a broker in ZooKeeper mode has no figures of. */
const kraftAlone = [
  'kafka_member_quorum_caught_up_seconds',
  'kafka_member_quorum_epoch',
  'kafka_member_quorum_lag_records',
];

const systems = ['zookeeper', 'kafka'] as const;

/** What was scraped of running pods. */
function seriesOf(system: string) {
  const paths = globSync(`test/fixtures/scrapes/${system}/*.prom`);
  return readSeries(paths.map((path) => readFileSync(path, 'utf8')));
}

describe.each(systems)('the monitoring of %s', (system) => {
  const series = seriesOf(system);

  it.each(['pod-monitor.yaml', 'rules.yaml'])('has what the operator knows in %s', (file) => {
    const text = readFileSync(`manifests/${system}/components/monitoring/${file}`, 'utf8');
    expect(findSchemaProblems(parseBundle(text))).toEqual([]);
  });

  it.each(readQueries(system))('finds in real scrapes what $where asks for', ({ query }) => {
    expect(findQueryProblems(query, series)).toEqual([]);
  });

  it('asks for nothing that the tables of metrics do not have', () => {
    const asked = readQueries(system).flatMap(({ query }) => parseQuery(query).selectors);
    expect(
      asked.map(({ metric }) => metric).filter((name) => !told[system].includes(name)),
    ).toEqual([]);
  });

  it.each(readAlerts(system))('says of $alert how bad, what, and what to do', (alert) => {
    expect(['critical', 'warning']).toContain(alert.labels['severity']);
    expect(Object.keys(alert.annotations)).toEqual(['summary', 'runbook']);
  });

  it.each(readAlerts(system))('names no label in $alert that it does not have', (alert) => {
    const { aggregatedBy, selectors } = parseQuery(alert.expr);
    const ofPod = selectors.flatMap(({ metric }) =>
      series.filter((one) => one.metric === metric).flatMap(({ labels }) => Object.keys(labels)),
    );
    const known = aggregatedBy.length > 0 ? aggregatedBy : ['namespace', 'pod', ...ofPod];
    const used = Object.values(alert.annotations)
      .join(' ')
      .matchAll(/\$labels\.(\w+)/g);
    expect(
      [...used].map(([, label]) => label).filter((label = '') => !known.includes(label)),
    ).toEqual([]);
  });
});

describe('the monitoring of kafka, of brokers in ZooKeeper mode', () => {
  it('lacks nothing but what only KRaft has', () => {
    const series = seriesOf('kafka-zookeeper');
    const asked = readQueries('kafka').flatMap(({ query }) => parseQuery(query).selectors);
    const missing = asked
      .map(({ metric }) => metric)
      .filter((name) => !series.some(({ metric }) => metric === name));
    expect([...new Set(missing)].toSorted()).toEqual(kraftAlone);
  });
});

describe('findQueryProblems', () => {
  const series = readSeries(['# HELP up Up\n# TYPE up gauge\nup{part="a"} 1\n']);

  it.each([
    ['down == 0', 'no series is called down'],
    ['up{part="b"}', 'no series of up has part="b"'],
    ['up{part!="a"}', 'no series of up has part!="a"'],
    ['up{piece="a"}', 'no series of up has piece="a"'],
    ['sum by (piece) (up)', 'no series has the label piece'],
  ])('says why %s finds nothing', (query, problem) => {
    expect(findQueryProblems(query, series)).toEqual([problem]);
  });

  it.each([
    ['sum(up', 'no query at'],
    ['rate(up)', 'a time in the wrong place'],
    ['sum(up[5m])', 'a time in the wrong place'],
    ['up[5m]', 'a time in the wrong place'],
  ])('refuses %s, which is no query', (query, problem) => {
    expect(() => findQueryProblems(query, series)).toThrow(problem);
  });
});
