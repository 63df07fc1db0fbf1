import { describe, expect, it } from 'vitest';
import { accept } from '../../../../src/tool/parsed.ts';
import { renderServer } from '../../../../src/zookeeper/ensemble/serverLine.ts';
import { parseServerList, votersOf } from '../../../../src/zookeeper/ensemble/serverList.ts';
import { decideServers } from '../../../../src/zookeeper/ensemble/servers.ts';
import { settingsOf } from '../../../support/zkSettings.ts';

const zk0 = { myid: 1, pod: { set: 'zk', ordinal: 0 } };

function decided(env: Readonly<Record<string, string>>, myid = 1) {
  return decideServers(settingsOf(env), { ...zk0, myid }, 'zk-hs');
}

function lines(env: Readonly<Record<string, string>>, myid = 1) {
  const servers = decided(env, myid);
  return servers.ok ? servers.value.map((server) => renderServer(server).join('=')) : servers;
}

describe('decideServers', () => {
  it('names every pod of the StatefulSet, with the offset as the first id', () => {
    expect(lines({ ZK_REPLICAS: '3', ZK_ID_OFFSET: '11', ZK_SERVER_PORT: '1' }, 12)).toEqual([
      'server.11=zk-0.zk-hs:1:3888',
      'server.12=zk-1.zk-hs:1:3888',
      'server.13=zk-2.zk-hs:1:3888',
    ]);
  });

  it('makes the last ordinals observers', () => {
    expect(lines({ ZK_REPLICAS: '3', ZK_OBSERVERS: '2' })).toEqual([
      'server.1=zk-0.zk-hs:2888:3888',
      'server.2=zk-1.zk-hs:2888:3888:observer',
      'server.3=zk-2.zk-hs:2888:3888:observer',
    ]);
  });

  it('lists none for a server that stands alone', () => {
    expect(decided({ ZK_REPLICAS: '1' })).toEqual(accept([]));
  });

  it('adds the servers of a second StatefulSet, in the order of their ids', () => {
    const env = { ZK_REPLICAS: '1', ZK_ID_OFFSET: '4', ZK_EXTRA_SERVERS: '1=a:2888:3888' };
    expect(lines(env, 4)).toEqual(['server.1=a:2888:3888', 'server.4=zk-0.zk-hs:2888:3888']);
  });

  it('takes a whole list as it is', () => {
    const env = { ZK_SERVERS: '2=b:2888:3888, 1=a:2888:3888;2181\n3=[fd00::5]:2888:3888:observer' };
    expect(lines(env, 2)).toEqual([
      'server.1=a:2888:3888;2181',
      'server.2=b:2888:3888',
      'server.3=[fd00::5]:2888:3888:observer',
    ]);
  });

  it.each([
    [{ ZK_SERVERS: '2=b:2888:3888' }, /^ZK_SERVERS: has no server\.1, which this pod is/],
    [
      { ZK_REPLICAS: '2', ZK_EXTRA_SERVERS: '2=b:2888:3888' },
      /^ZK_EXTRA_SERVERS: server\.2 is taken: the others are 1, 2 \(give/,
    ],
  ])('refuses %j', (env, problem) => {
    expect(decided(env)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe('parseServerList', () => {
  it.each([
    ['1=a:2888:3888,1=b:2888:3888', /^server\.1 stands in it twice/],
    ['1=a:2888,x', /^server\.1: expected .*; expected /],
  ])('refuses %j', (raw, problem) => {
    expect(parseServerList(raw)).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  it('is empty where nothing stands in it', () => {
    expect(parseServerList(' , ')).toEqual(accept([]));
  });
});

it('votersOf leaves observers out', () => {
  const servers = parseServerList('1=a:2888:3888,2=b:2888:3888:observer');
  expect(servers.ok && votersOf(servers.value)).toEqual([1]);
});
