import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapEnvironment } from '../../src/kafka/properties/environmentMapping.ts';
import { knownProperties } from '../../src/kafka/properties/knownProperties.ts';
import { variableOf } from '../../src/kafka/properties/variableName.ts';
import { ownVariables } from '../../src/kafka/settings/settings.ts';
import { parseClusterId } from '../../src/kafka/storage/clusterId.ts';
import { type Answers, askKafka, pairUp } from '../support/kafkaFormats.ts';
import { propertiesInJars, propertiesInTable } from '../support/kafkaPropertyNames.ts';

const seed = 20_261_129;
const sample = <T>(values: fc.Arbitrary<T>): T[] => fc.sample(values, { seed, numRuns: 10_000 });

const text = fc.string({ unit: fc.constantFrom(...'ab =:#!\\\t\n\r"ü'.split('')), maxLength: 8 });

const pieces = fc.constantFrom('KAFKA_', '_', '__', '___', '____', 'A', 'log', 'X9', '-', '.');
const variable = fc.oneof(
  fc.array(pieces, { maxLength: 6 }).map((parts) => `KAFKA_${parts.join('')}`),
  fc.constantFrom(...[...knownProperties().keys()].map((key) => variableOf(key))),
  fc.constantFrom('PATH', 'KAFKA', 'KAFKA_VERSION', 'KAFKA_HEAP_OPTS', 'KAFKA_GC_LOG_OPTS'),
);
const environment = fc.dictionary(variable, text, { maxKeys: 4 });

const id = fc
  .oneof(
    { weight: 8, arbitrary: fc.uint8Array({ minLength: 15, maxLength: 17 }) },
    fc.constantFrom(new Uint8Array(16), Uint8Array.of(...Array(15).fill(0), 1)),
  )
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const unit = fc.constantFrom('A', 'R', '-', '_', '+', '/', '=', 'ü', ' ', '\n', '');
const anyId = fc.oneof(
  id,
  fc.tuple(id, fc.constantFrom('=', '==', ' ', 'A', '\n')).map((both) => both.join('')),
  fc
    .tuple(id, fc.nat(22), unit)
    .map(([one, at, other]) => `${one.slice(0, at)}${other}${one.slice(at + 1)}`),
  fc.string({ maxLength: 26 }),
);

describe.each(['3.9.2', '4.3.1'])('the classes of Kafka %s', (version) => {
  const environments = sample(environment.filter((env) => !isMeantToDiffer(env)));
  const ids = sample(anyId);
  let answers: Readonly<Record<'environment' | 'properties' | 'uuid', Answers>>;
  beforeAll(async () => {
    answers = await askKafka(version, {
      environment: environments.map((env) => Object.entries(env).flat()),
      properties: [[]],
      uuid: ids.map((one) => [one]),
    });
  });

  // There `KAFKA_` alone sets a property without a name, a number may be empty, no variable sets
  // zookeeper.clientCnxnSocket, nor by 3.9, which cuts every KAFKA_ off, kafka.metrics.reporters.
  function isMeantToDiffer(env: Readonly<Record<string, string>>): boolean {
    return (
      'KAFKA_' in env ||
      'KAFKA_ZOOKEEPER_CLIENTCNXNSOCKET' in env ||
      mapEnvironment(env, ownVariables).warnings.length > 0 ||
      (version === '3.9.2' && Object.keys(env).some((name) => name.includes('KAFKA_', 1)))
    );
  }

  it('map variables to properties as mapEnvironment does (the image of Apache)', () => {
    const wrong = environments.flatMap((env, index) => {
      const theirs = answers.environment[index]?.toSorted();
      const { entries } = mapEnvironment(env, ownVariables);
      const ours = entries.map(({ key, value }) => `${key}=${value}`).toSorted();
      return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [{ env, theirs, ours }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('read an id and print it the same exactly where parseClusterId takes it', () => {
    const taken = ids.filter((one) => parseClusterId(one).ok);
    expect(taken).toEqual(ids.filter((one, index) => answers.uuid[index]?.[0] === one));
    expect(taken.length).toBeGreaterThan(1000);
  });

  it('have the properties, and the secrets among them, that the table says they have', () => {
    const inJars = propertiesInJars(pairUp(answers.properties[0]));
    expect(propertiesInTable(version)).toEqual(inJars);
  });
});
