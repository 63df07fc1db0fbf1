import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseProperties } from '../../src/java/properties.ts';
import { parseServerConfig } from '../../src/zookeeper/serverConfig.ts';
import { planned, textOf } from '../support/members.ts';

// U+FFFD is what bytes become that are no UTF-8: refused wherever it stands.
const path = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => `/${text.replaceAll(/\p{Cc}|\ufffd/gu, '').trim()}x`);
const ports = fc
  .uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 3, maxLength: 3 })
  .map((list) => list.map(String));
const replicas = fc.integer({ min: 2, max: 255 }).map(String);

const zooCfg = (env: Readonly<Record<string, string>>) =>
  textOf(planned({ env: { ZK_DOMAIN: 'zk-hs', ...env } }), 'zoo.cfg') ?? '';

it('what was asked for is read back, whatever the folders are called', () => {
  fc.assert(
    fc.property(path, path, replicas, (dataDir, dataLogDir, size) => {
      const env = { ZK_REPLICAS: size, ZK_DATA_DIR: dataDir, ZK_DATA_LOG_DIR: dataLogDir };
      const properties = new Map(parseProperties(zooCfg(env)));
      expect(properties.get('dataDir')).toBe(dataDir);
      expect(properties.get('dataLogDir')).toBe(dataLogDir);
      const servers = [...properties.keys()].filter((key) => key.startsWith('server.'));
      expect(servers).toHaveLength(Number(size));
    }),
  );
});

it('zkStart reads back the ports and members that zkGenConfig wrote', () => {
  fc.assert(
    fc.property(ports, replicas, ([clientPort = '', serverPort = '', electionPort = ''], size) => {
      const config = parseServerConfig(
        zooCfg({
          ZK_REPLICAS: size,
          ZK_CLIENT_PORT: clientPort,
          ZK_SERVER_PORT: serverPort,
          ZK_ELECTION_PORT: electionPort,
        }),
      );
      expect(config.clientPort).toBe(Number(clientPort));
      expect([...config.servers]).toEqual(
        Array.from({ length: Number(size) }, (_, ordinal) => [
          ordinal + 1,
          {
            host: `zk-${ordinal}.zk-hs`,
            serverPort: Number(serverPort),
            electionPort: Number(electionPort),
          },
        ]),
      );
    }),
  );
});

it('no key is there twice', () => {
  fc.assert(
    fc.property(replicas, (size) => {
      const keys = parseProperties(zooCfg({ ZK_REPLICAS: size })).map(([key]) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
