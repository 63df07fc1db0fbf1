import { describe, it } from 'vitest';
import { type Broken, expectFound } from '../../../support/brokenManifests.ts';

const zk = 'zookeeper-production';
const dev = 'zookeeper-dev';
const kafka = 'kafka-production';

const broken: readonly Broken[] = [
  {
    what: 'a probe that gives less time than the tool takes',
    overlay: dev,
    from: /(- ready\n\s+periodSeconds: \d+\n\s+timeoutSeconds: )5/,
    to: '$12',
    found: 'readinessProbe: timeoutSeconds 2 is not above the 2000 ms',
  },
  {
    what: 'a supervisor that gets less time than its server may take',
    overlay: zk,
    from: /(path: \/readyz\n.*\n\s+periodSeconds: \d+\n\s+timeoutSeconds: )5/,
    to: '$12',
    found: 'readinessProbe: timeoutSeconds 2 is not above the 2000 ms',
  },
  {
    what: 'a probe by HTTP where no supervisor answers',
    overlay: zk,
    from: /name: ZK_SUPERVISE\n(\s+)value: "true"/,
    to: 'name: ZK_SUPERVISE\n$1value: "false"',
    found: 'readinessProbe: no supervisor answers HTTP',
  },
  {
    what: 'a probe by a shell',
    overlay: dev,
    from: /- zkOk\n(\s+)- ready/,
    to: '- sh\n$1- -c\n$1- zkOk ready',
    found: 'readinessProbe: expected zkOk or kafkaOk, got sh -c zkOk ready',
  },
  {
    what: 'a question that is none',
    overlay: dev,
    from: /- zkOk\n(\s+)- ready/,
    to: '- zkOk\n$1- well',
    found: 'readinessProbe: expected',
  },
  {
    what: 'a flag that is none',
    overlay: dev,
    from: /- zkOk\n(\s+)- ready/,
    to: '- zkOk\n$1- --well',
    found: 'readinessProbe: zkOk does not take --well',
  },
  {
    what: 'liveness by the quorum',
    overlay: zk,
    from: /- zkOk\n(\s+)- live/,
    to: '- zkOk\n$1- ready',
    found: 'livenessProbe: asks ready and not live',
  },
  {
    what: 'liveness by readiness',
    overlay: kafka,
    from: 'path: /livez',
    to: 'path: /readyz',
    found: 'livenessProbe: asks /readyz and not /livez',
  },
  {
    what: 'no startup probe',
    overlay: kafka,
    from: /\s+startupProbe:(?:\n.*){6}/,
    to: '',
    found: 'there is no startupProbe',
  },
  {
    what: 'a grace period that the stop does not fit in',
    overlay: kafka,
    from: 'terminationGracePeriodSeconds: 600',
    to: 'terminationGracePeriodSeconds: 300',
    found: 'a stop may take 570000 ms, and terminationGracePeriodSeconds gives it 300000',
  },
  {
    what: 'a hook that the grace period does not hold',
    overlay: zk,
    from: '--wait=30s',
    to: '--wait=60s',
    found: 'a stop may take',
  },
  {
    what: 'a hook that asks something else',
    overlay: zk,
    from: /- stoppable\n\s+- --wait=30s/,
    to: '- live',
    found: 'preStop: asks live and not stoppable',
  },
  {
    what: 'a start that has no time',
    overlay: kafka,
    from: /failureThreshold: 1800/,
    to: 'failureThreshold: 30',
    found: 'startupProbe: kills the server after 30 s already',
  },
  {
    what: 'a pause that is taken for a death',
    overlay: dev,
    from: /(- live\n\s+failureThreshold: 3\n\s+periodSeconds: )30/,
    to: '$15',
    found: 'livenessProbe: kills the server after',
  },
  {
    what: 'no hook where the stop itself waits for nobody',
    overlay: zk,
    from: /\s+lifecycle:(?:\n.*){6}/,
    to: '',
    found: 'there is no preStop hook',
  },
];

describe('findProbeProblems', () => {
  it.each(broken)('finds $what', (one) => {
    expectFound(one);
  });
});
