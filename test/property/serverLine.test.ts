import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  parseServerLine,
  renderServer,
  type Server,
  type ServerAddress,
} from '../../src/zookeeper/ensemble/serverLine.ts';
import { parseServerList } from '../../src/zookeeper/ensemble/serverList.ts';

const numRuns = 10_000;
const port = fc.integer({ min: 1, max: 65_535 });
const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
const address: fc.Arbitrary<ServerAddress> = fc
  .record({ host, serverPort: port, electionPort: port })
  .filter(({ serverPort, electionPort }) => serverPort !== electionPort);
const client = fc.oneof(
  port.map(String),
  fc.tuple(fc.ipV4(), port).map(([name, number]) => `${name}:${number}`),
  fc.tuple(fc.ipV6(), port).map(([name, number]) => `[${name}]:${number}`),
);
const server: fc.Arbitrary<Server> = fc.record({
  myid: fc.integer({ min: 1, max: 255 }),
  addresses: fc.oneof(
    address.map((one) => [one] as const),
    fc.tuple(address, address),
  ),
  role: fc.constantFrom('participant', 'observer'),
  client: fc.option(client, { nil: undefined }),
});

it('parse(render(server)) = server', () => {
  fc.assert(
    fc.property(server, (one) => {
      expect(parseServerLine(renderServer(one).join('='))).toEqual({ ok: true, value: one });
    }),
    { numRuns },
  );
});

it('what is read is read the same once it was written', () => {
  const piece = fc.constantFrom('1', '=', 'a', ':', '2888', '3888', ';', '|', '[', ']', '::1', ' ');
  const nearly = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (raw) => {
      const read = parseServerLine(raw);
      const again = read.ok ? parseServerLine(renderServer(read.value).join('=')) : read;
      expect(again).toEqual(read);
    }),
    { numRuns },
  );
});

it('a list has every server once, in the order of their ids', () => {
  const list = fc.uniqueArray(server, { selector: ({ myid }) => myid, maxLength: 9 });
  fc.assert(
    fc.property(list, (servers) => {
      const raw = servers.map((one) => renderServer(one).join('=')).join(',');
      expect(parseServerList(raw)).toEqual({
        ok: true,
        value: servers.toSorted((a, b) => a.myid - b.myid),
      });
    }),
  );
});
