import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findExpected } from '../../src/kafka/properties/badValues.ts';
import { mapEnvironment } from '../../src/kafka/properties/environmentMapping.ts';
import { knownProperties } from '../../src/kafka/properties/knownProperties.ts';
import { variableOf } from '../../src/kafka/properties/variableName.ts';
import { ownVariables } from '../../src/kafka/settings/settings.ts';
import { parseClusterId, renderClusterId } from '../../src/kafka/storage/clusterId.ts';
import { parseMetaProperties } from '../../src/kafka/storage/metaProperties.ts';
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

const separator = fc.constantFrom('=', '=', '=', ': ', ' ', '');
const numbers = ['0', '1', '1', '2', '-1', '+1', '01', '2147483648', '1 ', ' 1', '\u00a01', ''];
const metaValue = fc.oneof(
  fc.constantFrom(...numbers, 'x', '\\u0031', '\\u1'),
  fc.integer().map(String),
  anyId,
);
const metaKeys = ['version', 'broker.id', 'node.id', 'cluster.id', 'directory.id', '#', 'other'];
const metaKey = fc.constantFrom(...metaKeys);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\\\n', '');
const metaLine = fc.tuple(metaKey, separator, metaValue, lineEnd).map((parts) => parts.join(''));
const cutOff = fc
  .tuple(fc.integer(), id, fc.nat(120))
  .map(([node, one, length]) =>
    `version=1\nnode.id=${node}\ncluster.id=${one}\ndirectory.id=${one}\n`.slice(0, length),
  );
const metaText = fc.oneof(
  fc.array(metaLine, { maxLength: 6 }).map((lines) => lines.join('')),
  cutOff,
);
const ownId = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => renderClusterId(bytes));
const owner = fc.tuple(
  fc.constantFrom('0', '1'),
  fc.integer().map(String),
  fc.oneof(
    ownId,
    text.map((word) => word.replaceAll('ü', 'u')),
  ),
  fc.oneof(ownId, fc.constant('-')),
);

const bound = fc.constantFrom(...[15n, 31n, 63n].map((bits) => 2n ** bits));
const integer = fc
  .tuple(fc.constantFrom('', '', '-', '+', '--'), bound, fc.bigInt({ min: -2n, max: 2n }))
  .map(([sign, around, by]) => `${sign}${around + by}`);
const double = fc
  .array(fc.constantFrom(...'0 1 7 . . e E - + 0x a p d F NaN Infinity'.split(' ')), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
const word = fc.constantFrom(
  'true',
  'FALSE',
  'True',
  'yes',
  '',
  '1_000',
  'ten',
  '08',
  '1e3',
  '${a:b}',
);
const typedValue = fc.tuple(
  fc.constantFrom('BOOLEAN', 'DOUBLE', 'DOUBLE', 'INT', 'LONG', 'SHORT'),
  fc
    .tuple(
      fc.constantFrom('', '', ' ', '\t', '\u00a0'),
      fc.oneof(integer, double, word, fc.double().map(String), fc.integer().map(String)),
      fc.constantFrom('', '', '', ' \n', '\u2003', '\0'),
    )
    .map((parts) => parts.join('')),
);

/** What we read of a file, as KafkaFormats.java prints what Kafka reads of it. */
function readMeta(file: string): string[] | undefined {
  const read = parseMetaProperties(file);
  if (!read.ok) return undefined;
  const { version, nodeId, clusterId, directoryId } = read.value;
  return [
    String(version),
    nodeId === undefined ? '-' : String(nodeId),
    clusterId === undefined ? '-' : `=${clusterId}`,
    directoryId ?? '-',
  ];
}

describe.each(['3.9.2', '4.3.1'])('the classes of Kafka %s', (version) => {
  const environments = sample(environment.filter((env) => !isMeantToDiffer(env)));
  const ids = sample(anyId);
  const files = sample(metaText.filter((file) => /^[\0-\u00ff]*$/.test(file)));
  const owners = sample(owner);
  const values = sample(typedValue);
  let answers: Readonly<
    Record<'environment' | 'properties' | 'value' | 'uuid' | 'readMeta' | 'writeMeta', Answers>
  >;
  beforeAll(async () => {
    answers = await askKafka(version, {
      environment: environments.map((env) => Object.entries(env).flat()),
      properties: [[]],
      value: values,
      uuid: ids.map((one) => [one]),
      readMeta: files.map((file) => [file]),
      writeMeta: owners,
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

  it('read a meta.properties, broken ones as well, as parseMetaProperties does', () => {
    const wrong = files.flatMap((file, index) => {
      const [ours, theirs] = [readMeta(file), answers.readMeta[index]];
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ file, ours, theirs }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
    const read = answers.readMeta.filter((answer) => answer !== undefined);
    expect(read.length).toBeGreaterThan(1000);
    expect(read.length).toBeLessThan(9000);
  });

  it('write a meta.properties that parseMetaProperties reads', () => {
    const read = answers.writeMeta.map((file) => readMeta(file?.[0] ?? ''));
    expect(read).toEqual(
      owners.map(([mode, node, cluster, directory]) => [mode, node, `=${cluster}`, directory]),
    );
  });

  it('refuse a number or boolean exactly where findExpected says what was expected', () => {
    const wrong = values.filter(
      ([type, value], index) =>
        (findExpected(type, value) === undefined) !== (answers.value[index] !== undefined),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    const read = answers.value.filter((answer) => answer !== undefined);
    expect(read.length).toBeGreaterThan(1000);
    expect(read.length).toBeLessThan(9000);
  });

  it('have the properties, and the secrets and numbers among them, that the table says they have', () => {
    const inJars = propertiesInJars(pairUp(answers.properties[0]));
    expect(propertiesInTable(version)).toEqual(inJars);
  });
});
