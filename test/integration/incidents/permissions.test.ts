import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../local/waitFor.ts';
import { canMount, makeMounts, type Mounts } from '../../support/mounts.ts';
import { zookeeperLib } from '../../support/runJava.ts';
import { type Box, makeBox } from '../../support/runZkGenConfig.ts';
import { smallJvm } from '../../support/smallJvm.ts';

let box: Box;
let mounts: Mounts;
beforeEach(() => {
  box = makeBox();
  mounts = makeMounts();
});
afterEach(() => {
  mounts.undo();
  box.remove();
});

const address = '127.0.124.1';
const at = (path: string): string => join(box.folder, path);

interface User {
  readonly uid: number;
  readonly gid: number;
}
const root: User = { uid: 0, gid: 0 };
const ofManifest: User = { uid: 1001, gid: 1001 };
/** As OpenShift gives one to each namespace, with the group of root. */
const arbitrary: User = { uid: 1_000_660_000, gid: 0 };

/** A container's file system: the image in opt, and a volume each for data, configuration and logs. */
function layImage(group: number, mode: number) {
  for (const tool of ['zkGenConfig', 'zkStart', 'zkOk']) {
    mkdirSync(at('opt/bin'), { recursive: true });
    copyFileSync(`dist/${tool}.mjs`, at(`opt/bin/${tool}`));
  }
  cpSync(zookeeperLib, at('opt/lib'), { recursive: true });
  mkdirSync(at('opt/conf'));
  chownSync(at('opt/conf'), ofManifest.uid, 0);
  for (const volume of ['data', 'conf', 'logs']) {
    mkdirSync(at(volume));
    chownSync(at(volume), 0, group);
    chmodSync(at(volume), mode);
  }
  mounts.readOnly(at('opt'));
}

/** Starts a tool of the image as this user, with no further group. */
function run({ uid, gid }: User, tool: string, env: NodeJS.ProcessEnv = {}, args = ['']) {
  const become = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', '--'];
  const { PATH } = process.env;
  const words = args.filter((arg) => arg !== '');
  return execa('setpriv', [...become, process.execPath, at(`opt/bin/${tool}`), ...words], {
    env: { PATH, ...box.env, ...own(), ...env },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
    timeout: 60_000,
  });
}

const own = () => ({
  ...smallJvm,
  ZK_REPLICAS: '1',
  ZK_DATA_LOG_DIR: at('data/log'),
  ZK_LIB_DIR: at('opt/lib'),
  ZK_CLIENT_PORT_ADDRESS: address,
});

const owners = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((path) => [path, lstatSync(join(folder, path)).uid]);

describe.runIf(canMount())('who may write, and where (31z4/zookeeper-docker#1, #105)', () => {
  it.each([
    ['the group of fsGroup', ofManifest, ofManifest.gid],
    ['an arbitrary uid in the group of root', arbitrary, 0],
  ])(
    '%s: a root that is read-only takes no part in it, and the server runs',
    async (_, user, gid) => {
      layImage(gid, 0o2775);
      const { exitCode, all } = await run(user, 'zkGenConfig');
      expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
      expect(new Set(owners(at('conf')).map(([, uid]) => uid))).toEqual(new Set([user.uid]));
      const server = run(user, 'zkStart');
      try {
        await waitFor({ what: 'the server', timeoutMs: 30_000 }, async () => {
          const ready = await run(user, 'zkOk', {}, ['ready']);
          return ready.exitCode === 0 || undefined;
        });
      } finally {
        server.kill('SIGTERM');
      }
      expect(await server).toMatchObject({ exitCode: 143 });
    },
  );

  it('a configuration folder in the root that is read-only is refused, with what to mount there', async () => {
    layImage(ofManifest.gid, 0o2775);
    const { exitCode, all } = await run(ofManifest, 'zkGenConfig', { ZK_CONF_DIR: at('opt/conf') });
    expect(exitCode).toBe(73);
    expect(all).toContain(
      `zkGenConfig: ${at('opt/conf')}: on a read-only file system (mount a writable volume there)`,
    );
    expect(readdirSync(at('data'))).toEqual([]);
  });

  it('a volume of root without fsGroup is refused, with uid, gid and what to set', async () => {
    layImage(0, 0o755);
    const { exitCode, all } = await run(ofManifest, 'zkGenConfig');
    expect(exitCode).toBe(73);
    const denied =
      "permission denied to uid 1001, gid 1001 (give the volume to this group: fsGroup: 1001 in the pod's securityContext)";
    for (const volume of ['data', 'conf']) {
      expect(all).toContain(`zkGenConfig: ${at(volume)}: ${denied}`);
    }
    expect(['data', 'conf', 'logs'].flatMap((volume) => readdirSync(at(volume)))).toEqual([]);
  });

  it('root gives nothing away: what is there keeps its owner', async () => {
    layImage(ofManifest.gid, 0o2775);
    await run(ofManifest, 'zkGenConfig');
    const before = ['data', 'conf', 'logs'].map((volume) => owners(at(volume)));
    expect(await run(root, 'zkGenConfig')).toMatchObject({ exitCode: 0 });
    expect(['data', 'conf', 'logs'].map((volume) => owners(at(volume)))).toEqual(before);
  });
});
