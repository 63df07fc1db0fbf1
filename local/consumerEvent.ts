/** What a `VerifiableConsumer` of Kafka's own tools tells, as far as it matters here. */
export type ConsumerEvent =
  | { readonly type: 'received'; readonly partition: number; readonly number: number }
  /** It was given its partitions, anew. */
  | { readonly type: 'assigned' }
  | { readonly type: 'other' };

/** Reads one line of its standard output; all that is not an event of its own counts as other. */
export function parseConsumerEvent(line: string): ConsumerEvent {
  const event = parseObject(line);
  if (event['name'] === 'partitions_assigned') return { type: 'assigned' };
  if (event['name'] !== 'record_data') return { type: 'other' };
  return {
    type: 'received',
    partition: Number(event['partition']),
    number: Number(event['value']),
  };
}

function parseObject(line: string): Readonly<Record<string, unknown>> {
  if (!line.startsWith('{')) return {};
  const parsed: unknown = JSON.parse(line);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
