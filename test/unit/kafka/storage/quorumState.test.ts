import { expect, it } from 'vitest';
import { parseQuorumState } from '../../../../src/kafka/storage/quorumState.ts';

const written = {
  '3.9.2, static':
    '{"clusterId":"","leaderId":0,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":0}],"data_version":0}',
  '4.3.1, static':
    '{"clusterId":"","leaderId":0,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":0}],"data_version":0}',
  '4.3.1, dynamic':
    '{"leaderId":0,"leaderEpoch":1,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}',
};

it.each<[string, readonly number[] | undefined]>([
  [written['3.9.2, static'], [0]],
  [written['4.3.1, static'], [0]],
  [written['4.3.1, dynamic'], undefined],
  [written['4.3.1, static'].replace('[{"voterId":0}]', '[{"voterId":10},{"voterId":2}]'), [2, 10]],
  [written['4.3.1, static'].replace('[{"voterId":0}]', '[]'), undefined],
  [written['4.3.1, static'].replace('"voterId":0', '"voterId":"0"'), undefined],
  [written['4.3.1, static'].replace('"data_version":0', '"data_version":2'), undefined],
  [written['4.3.1, static'].slice(0, 40), undefined],
  ['', undefined],
  ['null', undefined],
  ['[]', undefined],
])('reads the voters of %s as %j', (text, voters) => {
  expect(parseQuorumState(text)?.voters).toEqual(voters);
});
