import { expect, it } from 'vitest';
import { nameOf, parsePeers, type Peer } from '../../../../src/zookeeper/ensemble/peers.ts';

function peersOf(...lines: readonly string[]): readonly Peer[] {
  const peers = parsePeers(lines.join('\n'));
  if (!peers.ok) throw new Error(peers.problem);
  return peers.value;
}

const places = (...lines: readonly string[]) =>
  peersOf(...lines).map(({ hosts, port, secure }) => `${hosts.join('|')} ${port} ${secure}`);

const server = 'server.1=zk-0.zk-hs:2888:3888';

it('lists every member by ascending id', () => {
  expect(peersOf('server.10=zk-9:2888:3888:observer', `${server} `, 'clientPort=2181')).toEqual([
    {
      myid: 1,
      role: 'participant',
      hosts: ['zk-0.zk-hs'],
      port: 2181,
      secure: false,
      group: undefined,
      weight: 1,
    },
    {
      myid: 10,
      role: 'observer',
      hosts: ['zk-9'],
      port: 2181,
      secure: false,
      group: undefined,
      weight: 1,
    },
  ]);
});

it('lists nobody for a server that stands alone', () => {
  expect(peersOf('clientPort=2181')).toEqual([]);
});

it.each([
  ['this member’s own port', ['clientPort=2182'], '', 'zk-0.zk-hs 2182 false'],
  ['the port of the line', ['clientPort=2182'], ';2183', 'zk-0.zk-hs 2183 false'],
  ['every address', [], ';0.0.0.0:2183', 'zk-0.zk-hs 2183 false'],
  ['an address of its own', [], ';10.0.0.7:2183', '10.0.0.7 2183 false'],
  ['an IPv6 address of its own', [], ';[fd00::7]:2183', 'fd00::7 2183 false'],
  ['TLS alone', ['secureClientPort=2281'], '', 'zk-0.zk-hs 2281 true'],
  ['both', ['clientPort=2181', 'secureClientPort=2281'], '', 'zk-0.zk-hs 2181 false'],
  [
    'plaintext for the pod itself alone',
    ['clientPort=2181', 'clientPortAddress=127.0.0.1', 'secureClientPort=2281'],
    '',
    'zk-0.zk-hs 2281 true',
  ],
  [
    'plaintext of the line for the pod itself alone',
    ['secureClientPort=2281'],
    ';127.0.0.1:12181',
    'zk-0.zk-hs 2281 true',
  ],
  [
    'both for the pod itself alone, where refusing is what it does',
    ['clientPort=2181', 'clientPortAddress=127.0.0.1'],
    '',
    'zk-0.zk-hs 2181 false',
  ],
])('asks at %s', (_, keys, client, place) => {
  expect(places(...keys, `${server}${client}`)).toEqual([place]);
});

it('keeps every address of a member', () => {
  expect(places('clientPort=2181', 'server.1=zk-0:2888:3888|10.0.0.7:2889:3889')).toEqual([
    'zk-0|10.0.0.7 2181 false',
  ]);
});

it('reads groups and weights', () => {
  const peers = peersOf(
    'clientPort=2181',
    ...[1, 2, 3].map((id) => `server.${id}=zk-${id - 1}:2888:3888`),
    'group.1=1:2',
    'group.7=3',
    'weight.2=0',
  );
  expect(peers.map(({ group, weight }) => [group, weight])).toEqual([
    [1, 1],
    [1, 0],
    [7, 1],
  ]);
});

it.each([
  [['server.2=zk-1:2888'], /^server\.2: expected 1=zk-0/],
  [['group.1=2'], /^server\.1: is in no group, and others are/],
  [['group.1=1:x'], /^group\.1: expected ids as 1:2:3, got "1:x"$/],
  [['group.1=1', 'group.2=1'], /^group\.2: member 1 is in two groups$/],
  [['weight.1=-1'], /^weight\.1: expected a whole number/],
])('refuses %j', (lines, problem) => {
  const peers = parsePeers(['clientPort=2181', server, ...lines].join('\n'));
  expect(peers).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

it('refuses members whose client port nothing tells', () => {
  expect(parsePeers(server)).toEqual({
    ok: false,
    problem: 'server.1: no client port of it is known (set clientPort)',
  });
});

it('calls a member as people do', () => {
  const names = peersOf(
    'clientPort=2181',
    'server.1=zk-0.zk-hs.default:2888:3888',
    'server.2=10.0.0.7:2888:3888',
    'server.3=[fd00::7]:2888:3888',
  ).map((peer) => nameOf(peer));
  expect(names).toEqual(['zk-0', '10.0.0.7', 'fd00::7']);
});
