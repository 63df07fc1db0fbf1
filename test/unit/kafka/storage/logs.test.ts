import { expect, it } from 'vitest';
import {
  countLogs,
  findUnclean,
  listTopics,
  renderLogs,
} from '../../../../src/kafka/storage/logs.ts';

const id = '0123456789abcdef0123456789abcdef';

it.each<[readonly string[], number]>([
  [[], 0],
  [['meta.properties', '.lock', '.kafka_cleanshutdown', 'bootstrap.checkpoint'], 0],
  [['recovery-point-offset-checkpoint', 'log-start-offset-checkpoint'], 0],
  [['__cluster_metadata-0', '__consumer_offsets-0', '__consumer_offsets-49'], 2],
  [['orders-0', 'my-topic-12', 'dotted.name-3', 'under_score-4'], 4],
  [[`orders-0.${id}-delete`, `orders-1.${id}-future`, `orders-2.${id}-stray`], 3],
  [['remote-log-index-cache', 'lost+found'], 0],
])('in %j are %d logs of topics', (names, count) => {
  expect(countLogs(names)).toBe(count);
});

it('those without a marker are to be recovered, where there are any', () => {
  const unclean = [
    { path: '/a', count: 2, marked: false },
    { path: '/b', count: 1, marked: false },
  ];
  const rest = [
    { path: '/c', count: 0, marked: false },
    { path: '/d', count: 9, marked: true },
  ];
  expect(findUnclean([...rest, ...unclean])).toEqual(unclean);
  expect(renderLogs(unclean)).toBe('2 logs in /a, 1 log in /b');
});

it('a log dir has the topics of its logs, each once, but for those that are going', () => {
  const logs = ['orders-0', 'orders-12', 'my-topic-3', '__consumer_offsets-49'];
  const going = ['delete', 'future', 'stray'].map((how) => `${how}-0.${id}-${how}`);
  const others = ['__cluster_metadata-0', 'remote-log-index-cache', 'meta.properties'];
  expect(listTopics([...logs, ...going, ...others])).toEqual([
    'orders',
    'my-topic',
    '__consumer_offsets',
  ]);
});
