import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askPeers } from '../../src/zookeeper/ask/askPeers.ts';
import { parsePeers, type Peer } from '../../src/zookeeper/ensemble/peers.ts';
import { readPeers } from '../../src/zookeeper/readPeers.ts';
import { type FakeServer, startFakeServer } from '../support/fakeServer.ts';

// Real ensembles: zkOkStoppable.test.ts

let folder: string;
const fakes: FakeServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peers-'));
});
afterEach(() => {
  for (const fake of fakes.splice(0)) fake.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function peersOf(...lines: readonly string[]): readonly Peer[] {
  const peers = parsePeers(['clientPort=2181', ...lines].join('\n'));
  if (!peers.ok) throw new Error(peers.problem);
  return peers.value;
}

describe('readPeers', () => {
  const servers = ['server.1=zk-0.zk-hs:2888:3888', 'server.2=zk-1.zk-hs:2888:3888'];

  it('tells who there is, and which of them this is', () => {
    write('zoo.cfg', `dataDir=${folder}`, 'clientPort=2181', ...servers);
    write('myid', '2');
    const { myid, peers } = readPeers(folder);
    expect(myid).toBe(2);
    expect(peers.map(({ hosts }) => hosts[0])).toEqual(['zk-0.zk-hs', 'zk-1.zk-hs']);
  });

  it('reads the file that the list of servers was moved to', () => {
    const dynamic = write('zoo.cfg.dynamic', ...servers.map((server) => `${server};2183`));
    write('zoo.cfg', `dataDir=${folder}`, `dynamicConfigFile=${dynamic}`);
    write('myid', '1');
    expect(readPeers(folder).peers.map(({ port }) => port)).toEqual([2183, 2183]);
  });

  it('finds nobody where the server stands alone', () => {
    write('zoo.cfg', `dataDir=${folder}`, 'clientPort=2181');
    expect(readPeers(folder)).toEqual({ myid: undefined, peers: [] });
  });

  it('says what is not there', () => {
    expect(() => readPeers(folder)).toThrow(`${folder}/zoo.cfg: not found (run zkGenConfig)`);
    write('zoo.cfg', `dataDir=${folder}`, 'clientPort=2181', ...servers);
    expect(() => readPeers(folder)).toThrow(`${folder}/myid: not found (run zkGenConfig)`);
    write('myid', '');
    expect(() => readPeers(folder)).toThrow(`${folder}/myid: is empty (run zkGenConfig)`);
    write('myid', '7');
    expect(() => readPeers(folder)).toThrow(
      `${folder}/zoo.cfg: has no server.7, and ${folder}/myid says that this is member 7`,
    );
  });
});

describe('askPeers', () => {
  it('gives what each says, or why it says nothing, within one time', async () => {
    const well = await startFakeServer('127.0.52.1', (socket) => socket.end('imok'));
    const hung = await startFakeServer('127.0.52.2', () => undefined);
    fakes.push(well, hung);
    const hosts = write(
      'hosts',
      '127.0.52.1 zk-0.zk-hs',
      '127.0.52.2 zk-1.zk-hs',
      '127.0.52.3 zk-2.zk-hs',
    );
    const peers = peersOf(
      `server.1=zk-0.zk-hs:2888:3888;${well.port}`,
      `server.2=zk-1.zk-hs:2888:3888;${hung.port}`,
      'server.3=zk-2.zk-hs:2888:3888',
      'server.4=no-such-name.invalid:2888:3888',
    );
    const start = performance.now();
    const sources = { env: { POD_HOSTS_FILE: hosts } };
    const answers = await askPeers('ruok', peers, { sources, timeoutMs: 500 });
    expect(performance.now() - start).toBeLessThan(900);
    expect(
      answers.map(({ place, reply }) => [place, reply.ok ? reply.value : reply.problem]),
    ).toEqual([
      [`zk-0.zk-hs:${well.port}`, 'imok'],
      [
        `zk-1.zk-hs:${hung.port}`,
        'no answer within 500 ms (the server hangs or loads its tree, or the port takes TLS alone)',
      ],
      ['zk-2.zk-hs:2181', 'connection refused'],
      ['no-such-name.invalid:2181', 'this name has no address'],
    ]);
  });

  it('takes the first answer of a member with several addresses', async () => {
    const well = await startFakeServer('127.0.52.1', (socket) => socket.end('imok'));
    fakes.push(well);
    const peers = peersOf(`server.1=127.0.52.9:2888:3888|127.0.52.1:2888:3888;${well.port}`);
    const [answer] = await askPeers('ruok', peers, { sources: { env: {} }, timeoutMs: 2000 });
    expect(answer?.reply).toEqual({ ok: true, value: 'imok' });
  });
});
