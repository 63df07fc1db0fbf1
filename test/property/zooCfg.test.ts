import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseProperties } from '../../src/java/properties.ts';
import { listMembers } from '../../src/zookeeper/members.ts';
import { parseServerConfig } from '../../src/zookeeper/serverConfig.ts';
import { listProperties, renderZooCfg } from '../../src/zookeeper/zooCfg.ts';
import { settingsOf } from '../support/zkSettings.ts';

const path = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => `/${text.replaceAll(/\p{Cc}/gu, '')}x`);
const port = fc.integer({ min: 1, max: 65_535 }).map(String);
const replicas = fc.integer({ min: 1, max: 255 });

it('parse(render(x)) = x, whatever the folders are called', () => {
  fc.assert(
    fc.property(path, path, port, replicas, (dataDir, dataLogDir, clientPort, size) => {
      const settings = settingsOf({
        ZK_DATA_DIR: dataDir,
        ZK_DATA_LOG_DIR: dataLogDir,
        ZK_CLIENT_PORT: clientPort,
      });
      const members = listMembers({ set: 'zk', domain: 'zk-hs', replicas: size, idOffset: 1 });
      const text = renderZooCfg(settings, members);
      expect(parseProperties(text)).toEqual(listProperties(settings, members));
      expect(text.split('\n').filter((line) => line.startsWith('server.'))).toHaveLength(size);
    }),
  );
});

it('zkStart reads back the ports and members that zkGenConfig wrote', () => {
  fc.assert(
    fc.property(port, port, port, replicas, (clientPort, serverPort, electionPort, size) => {
      const settings = settingsOf({
        ZK_CLIENT_PORT: clientPort,
        ZK_SERVER_PORT: serverPort,
        ZK_ELECTION_PORT: electionPort,
      });
      const members = listMembers({ set: 'zk', domain: 'zk-hs', replicas: size, idOffset: 1 });
      const config = parseServerConfig(renderZooCfg(settings, members));
      expect(config).toMatchObject({ clientPort: Number(clientPort), dataDir: settings.dataDir });
      expect([...config.servers]).toEqual(
        members.map(({ myid, host }) => [
          myid,
          { host, serverPort: Number(serverPort), electionPort: Number(electionPort) },
        ]),
      );
    }),
  );
});

it('no key is there twice', () => {
  fc.assert(
    fc.property(replicas, (size) => {
      const members = listMembers({ set: 'zk', domain: 'zk-hs', replicas: size, idOffset: 1 });
      const keys = listProperties(settingsOf(), members).map(([key]) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
