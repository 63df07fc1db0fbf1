const words: Readonly<Record<number, string>> = {
  3: 'the topic is not known',
  6: 'nobody who answered leads',
  7: 'the time was over before it was done',
  14: 'the coordinator still loads',
  15: 'no coordinator is available',
  16: 'another broker coordinates it',
  29: 'this login may not describe the topic',
  30: 'this login may not describe the group',
  31: 'this login may not describe the cluster',
  35: 'this version of Kafka does not understand the question',
  41: 'it is not the controller',
  56: 'the disk has failed',
};

/** What an error code of Kafka's protocol means (Errors.java), as far as figures meet it. */
export function describeError(code: number): string {
  return words[code] ?? `Kafka's error ${code}`;
}
