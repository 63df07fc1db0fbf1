import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kafkaVersion, kafkaVersionWithZooKeeper } from '../../local/site.ts';
import { renderProperties } from '../../src/java/properties.ts';
import { type Case, plan } from '../support/kafka.ts';
import { kafkaLibOf, markedLines, runJava } from '../support/runJava.ts';

type Properties = Readonly<Record<string, string>>;

// Each dimension is a property, and what an operator may say of it; undefined is nothing.
const dimensions: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'process.roles': ['broker', 'controller', 'broker,controller'],
  listeners: [
    undefined,
    'PLAINTEXT://:9092',
    'CONTROLLER://:9093',
    'PLAINTEXT://:9092,CONTROLLER://:9093',
    'plaintext://0.0.0.0:9092, controller://:9093,',
    'INSIDE://:9092,OUTSIDE://:9094,CONTROLLER://:9093',
    'INSIDE://10.0.0.1:9092,OUTSIDE://[::1]:9092,CONTROLLER://:9093',
    'INSIDE://10.0.0.1:9092,OUTSIDE://10.0.0.2:9092,CONTROLLER://:9093',
    'PLAINTEXT://:9092,PLAINTEXT://:9094,CONTROLLER://:9093',
    'SSL://:9092,CONTROLLER://:9093',
    'CONTROLLER://:9093,SECOND://:9095',
  ],
  'advertised.listeners': [
    undefined,
    'PLAINTEXT://kafka-1:9092',
    'OUTSIDE://node.example.com:{32400+ordinal}',
    'INSIDE://{fqdn}:9092,OUTSIDE://[fd00::7]:9094',
    'PLAINTEXT://0.0.0.0:9092',
    'PLAINTEXT://kafka-1:9092,CONTROLLER://kafka-1:9093',
  ],
  'controller.listener.names': [undefined, 'CONTROLLER', 'controller', 'CONTROLLER,SECOND'],
  'listener.security.protocol.map': [
    undefined,
    'INSIDE:PLAINTEXT,OUTSIDE:SSL,CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECOND:PLAINTEXT',
    'inside:plaintext,outside:plaintext,plaintext:plaintext',
    'INSIDE:PLAIN,OUTSIDE:SSL,CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  ],
  'inter.broker.listener.name': [undefined, 'INSIDE', 'plaintext', 'CONTROLLER', 'NOWHERE'],
  'security.inter.broker.protocol': [undefined, 'PLAINTEXT', 'SSL'],
};

const shared: Properties = { 'node.id': '1', 'log.dirs': '/var/lib/kafka/data' };
const votersOf = (roles = ''): string => (roles === 'broker' ? '0@a:9093' : '0@a:9093,1@b:9093');

/** Some of all combinations, always the same; the first value of each is the likeliest, so that many are right. */
function someCombinations(): Properties[] {
  const all = Object.entries(dimensions);
  let state = 1;
  const choose = (count: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
  return Array.from({ length: 800 }, () => {
    const entries = all.flatMap(([key, values]) => {
      const value =
        key !== 'process.roles' && choose(2) === 0 ? values[0] : values[choose(values.length)];
      return value === undefined ? [] : [[key, value] as const];
    });
    const properties = Object.fromEntries(entries);
    const voters = { 'controller.quorum.voters': votersOf(properties['process.roles']) };
    return { ...shared, ...properties, ...voters };
  });
}

const ownMap =
  'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL';
const ownListeners: Properties = {
  broker: 'PLAINTEXT://:9092',
  controller: 'CONTROLLER://:9093',
  'broker,controller': 'PLAINTEXT://:9092,CONTROLLER://:9093',
};

/** What Kafka would read if we changed nothing that is given. */
function untouched(given: Properties): Properties {
  return {
    listeners: ownListeners[given['process.roles'] ?? ''] ?? '',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': ownMap,
    ...given,
  };
}

interface Verdict {
  readonly given: Properties;
  /** Undefined where kafkaStart would start it. */
  readonly problem: string | undefined;
  /** What the broker would read. */
  readonly properties: Properties;
}

function judge(given: Properties, version: string): Verdict {
  const file = renderProperties(Object.entries(given));
  const asked: Case = { version, file, env: { KAFKA_REPLICAS: '3' } };
  const result = plan(asked);
  if (!result.ok) {
    const [issue] = result.issues;
    const problem = `${issue?.subject}: ${issue?.problem}`;
    return { given, problem, properties: untouched(given) };
  }
  const properties = [...result.plan.properties.values()].map(({ key, value }) => [key, value]);
  return { given, problem: undefined, properties: Object.fromEntries(properties) };
}

async function askKafka(all: readonly Properties[], version: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'broker-configs-'));
  try {
    const file = join(folder, 'all');
    const lines = all.map((properties) =>
      Buffer.from(renderProperties(Object.entries(properties)), 'latin1').toString('base64'),
    );
    writeFileSync(file, lines.join('\n'));
    const source = 'ReadBrokerConfigs.java';
    return markedLines(await runJava({ source, lib: kafkaLibOf(version), args: [file] }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each([kafkaVersionWithZooKeeper, kafkaVersion])('the broker of Kafka %s', (version) => {
  it('takes the listeners that kafkaStart takes, and no others', async () => {
    const verdicts = someCombinations().map((given) => judge(given, version));
    const answers = await askKafka(
      verdicts.map(({ properties }) => properties),
      version,
    );
    expect(answers).toHaveLength(verdicts.length);
    const both = verdicts.map(({ given, problem }, index) => ({
      given,
      problem,
      kafka: answers[index],
    }));
    const taken = both.filter(({ problem }) => problem === undefined);
    const refused = both.filter(({ problem }) => problem !== undefined);
    expect(taken.length).toBeGreaterThan(100);
    expect(refused.length).toBeGreaterThan(400);
    expect(taken.filter(({ kafka }) => kafka !== 'accepted')).toEqual([]);
    expect(refused.filter(({ kafka }) => kafka === 'accepted')).toEqual([]);
  });
});
