import { expect, it } from 'vitest';
import { parseConsumerEvent } from '../../../local/consumerEvent.ts';

it.each([
  {
    line: '{"timestamp":1764436800000,"name":"record_data","key":null,"value":"17","topic":"writes","partition":2,"offset":17}',
    event: { type: 'received', partition: 2, number: 17 },
  },
  {
    line: '{"timestamp":1764436800000,"name":"partitions_assigned","partitions":[{"topic":"writes","partition":0}]}',
    event: { type: 'assigned' },
  },
  { line: '{"timestamp":1764436800000,"name":"startup_complete"}', event: { type: 'other' } },
  { line: 'SLF4J: no providers were found', event: { type: 'other' } },
  { line: '', event: { type: 'other' } },
])('reads $line', ({ line, event }) => {
  expect(parseConsumerEvent(line)).toEqual(event);
});
