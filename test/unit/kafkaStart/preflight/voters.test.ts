import { expect, it } from 'vitest';
import type { KafkaSettings } from '../../../../src/kafka/settings/settings.ts';
import {
  findFounding,
  findStaticVoters,
  judgeVoters,
} from '../../../../src/kafkaStart/preflight/voters.ts';
import { mergeEntries } from '../../../../src/kafka/properties/entries.ts';
import { renderFinding } from '../../../../src/kafkaStart/preflight/preflight.ts';

type Given = Partial<KafkaSettings> & { readonly voters?: string; readonly broker?: boolean };

function factsOf(known: readonly number[] | undefined, next: readonly number[], given: Given) {
  const list = next.map((id) => `${id}@kafka-${id}:9093`).join(',');
  const key = 'controller.quorum.voters';
  const said = { key, value: list, subject: 'KAFKA_CONTROLLER_QUORUM_VOTERS' };
  return {
    settings: {
      replicas: next.length,
      controllerReplicas: undefined,
      allowUnsafeResize: false,
      ...given,
    },
    given: mergeEntries(given.voters === undefined ? [] : [said]),
    properties: mergeEntries(next.length === 0 ? [] : [said]),
    roles: given.broker === true ? (['broker'] as const) : (['broker', 'controller'] as const),
    metadataDir: '/data',
    known: known && { voters: known },
  };
}

it.each<[readonly number[] | undefined, readonly number[], Given, string | undefined]>([
  [undefined, [0, 1, 2], {}, undefined],
  [[0, 1, 2], [2, 0, 1], {}, undefined],
  [[0, 1, 2], [0], {}, 'KAFKA_REPLICAS: … (keep them by KAFKA_REPLICAS=3;'],
  [
    [0, 1, 2],
    [0, 1, 2, 3, 4],
    {},
    'KAFKA_REPLICAS: … (keep them by KAFKA_CONTROLLER_REPLICAS=3: pods beyond them are brokers only;',
  ],
  [
    [0, 1, 2],
    [0, 1, 2, 3],
    { replicas: 4, controllerReplicas: 4 },
    'KAFKA_CONTROLLER_REPLICAS: … (set KAFKA_CONTROLLER_REPLICAS=3 again;',
  ],
  [
    [0, 1, 2],
    [100, 101, 102],
    {},
    'KAFKA_REPLICAS: … (give the voters their old ids again, by KAFKA_ID_OFFSET or controller.quorum.voters;',
  ],
  [
    [0, 1, 2],
    [0, 1, 3],
    { voters: 'given' },
    'KAFKA_CONTROLLER_QUORUM_VOTERS: … (give the old list again;',
  ],
  [[0, 1, 2], [0], { broker: true }, undefined],
  [[0, 1, 2], [0], { allowUnsafeResize: true }, undefined],
])('judges voters %j that are to become %j with %o', (known, next, given, expected) => {
  const [line] = judgeVoters(factsOf(known, next, given)).map(
    ({ subject, problem }) => `${subject}: ${problem}`,
  );
  expect(line?.replace(/: the voters .* has committed /, ': … ').replace(/; only .*/, ';')).toBe(
    expected,
  );
});

it('names both lists, and how to insist', () => {
  const [issue] = judgeVoters(factsOf([0, 1, 2], [0], {}));
  expect(issue?.exitCode).toBe(78);
  expect(issue?.problem).toMatch(
    /^the voters are to be 0, and this controller has voted with 0, 1, 2: .*KAFKA_ALLOW_UNSAFE_RESIZE=true overrides\)$/,
  );
});

it.each<[readonly number[] | undefined, readonly number[], Given, number]>([
  [[0, 1, 2], [], {}, 1],
  [[0, 1, 2], [0, 1, 2], {}, 0],
  [undefined, [], {}, 0],
  [[0, 1, 2], [], { broker: true }, 0],
])(
  'warns of %j on the storage of a static quorum that is to be dynamic',
  (known, next, given, count) => {
    const lines = findStaticVoters(factsOf(known, next, given)).map(renderFinding);
    expect(lines).toEqual(
      Array.from(
        { length: count },
        () =>
          'warning: /data/__cluster_metadata-0/quorum-state: says that the quorum is static, with the voters 0, 1, 2: without controller.quorum.voters its controllers find no leader unless it was upgraded (kafka-features.sh upgrade --feature kraft.version=1, from Kafka 4.1 on, while the voters are still listed)',
      ),
    );
  },
);

it.each([
  [{ bootstrap: true }, undefined, true, ['KAFKA_BOOTSTRAP']],
  [{ initialControllers: [] }, undefined, true, ['KAFKA_INITIAL_CONTROLLERS']],
  [{ bootstrap: true }, 'an id', true, []],
  [{ bootstrap: true }, undefined, false, []],
  [{}, undefined, true, []],
])(
  'warns of %j that is left set where storage is formatted',
  (given, formatAs, dynamic, subjects) => {
    const facts = factsOf(undefined, [], {});
    const settings = {
      ...facts.settings,
      bootstrap: false,
      initialControllers: undefined,
      ...given,
    };
    const found = findFounding({ ...facts, settings }, formatAs, dynamic);
    expect(found.map(({ subject }) => subject)).toEqual(subjects);
  },
);
