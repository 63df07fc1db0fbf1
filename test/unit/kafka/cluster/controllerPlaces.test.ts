import { expect, it } from 'vitest';
import { listControllers } from '../../../../src/kafka/cluster/controllerPlaces.ts';

const placesOf = (said: Record<string, string>) =>
  listControllers(
    new Map(Object.entries(said).map(([key, value]) => [key, { key, value, subject: key }])),
    1000,
  );

it.each([
  [
    { 'controller.quorum.voters': '1000@c-0:9093, 1001@c-1:9093,1002@[fd00::2]:9094' },
    [
      { host: 'c-1', port: 9093, who: '1001 at c-1:9093' },
      { host: 'fd00::2', port: 9094, who: '1002 at [fd00::2]:9094' },
    ],
  ],
  [
    { 'controller.quorum.bootstrap.servers': 'c-0:9093,[fd00::2]:9094' },
    [
      { host: 'c-0', port: 9093, who: 'c-0:9093' },
      { host: 'fd00::2', port: 9094, who: '[fd00::2]:9094' },
    ],
  ],
  [{ 'controller.quorum.voters': '1000@c-0:9093' }, []],
  [{}, []],
])('finds in %j the other controllers', (said, places) => {
  expect(placesOf(said)).toEqual(places);
});
