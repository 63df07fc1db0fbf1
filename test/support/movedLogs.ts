import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalPod, zkPod } from '../../local/site.ts';
import { type EnsembleBox, makeEnsembleBox } from './ensembleBox.ts';
import { smallJvm } from './smallJvm.ts';

const insisting = (pod: LocalPod) => ({ ...pod, env: { ...pod.env, ...insist } });

/** ZooKeeper's exit code where it does not like what is in its folders; 3.4 has one for all that is unexpected. */
const badFolders = (version: string) => (version.startsWith('3.4.') ? 1 : 3);
const insist = { ZK_ALLOW_LOG_DIR_CHANGE: 'true' };

/** An upgrade that brings another dataLogDir along: what zkGenConfig says, and what a server does. */
export function describeMovedLogs(version: string, net: string): void {
  describe(`ZooKeeper ${version}: dataLogDir is another one on a volume with data (ZOOKEEPER-2967)`, () => {
    let box: EnsembleBox;
    beforeEach(() => {
      box = makeEnsembleBox(net);
    });
    afterEach(async () => box.remove());

    const podWith = (logs: string, env = {}): LocalPod => {
      const pod = zkPod(box.site, 0, 1, { version, env: { ...smallJvm, ...env } });
      return { ...pod, env: { ...pod.env, ZK_DATA_LOG_DIR: join(pod.folder, logs) } };
    };

    /** Starts it, and does a command as soon as it serves. */
    const serve = async (pod: LocalPod, ...command: readonly [string, ...string[]]) => {
      await box.configure(pod);
      box.start(pod);
      await box.untilReady(pod);
      const { code, stdout, stderr } = await box.run(pod, 'zkCli', ...command);
      await box.kill(pod);
      return { code, said: `${stdout}${stderr}` };
    };
    const write = async (pod: LocalPod) => serve(pod, 'create', '/acknowledged', 'yes');
    const read = async (pod: LocalPod) => serve(pod, 'get', '/acknowledged');
    const kept = { code: 0, said: 'yes\n' };

    it('from a folder of its own to another: refused, and with the old one all is there', async () => {
      const [before, after] = [podWith('log'), podWith('elsewhere')];
      expect(await write(before)).toMatchObject({ code: 0 });
      const { code, stderr } = await box.run(after, 'zkGenConfig');
      expect(code).toBe(78);
      const [were, are] = [before, after].map(({ env }) => env['ZK_DATA_LOG_DIR']);
      expect(stderr).toBe(
        `zkGenConfig: ZK_DATA_LOG_DIR: the newest transaction logs are in ${were}/version-2, and not in ${are} (set it to ${were}, or move them; ZK_ALLOW_LOG_DIR_CHANGE=true starts without them)\n`,
      );
      expect(await read(before)).toEqual(kept);
    });

    it('insisted on, the server starts without a word, and acknowledged data is not there', async () => {
      expect(await write(podWith('log'))).toMatchObject({ code: 0 });
      const lost = await read(insisting(podWith('elsewhere')));
      expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('/acknowledged') });
    });

    it('from the folder of the snapshots to one of its own: refused; insisted on, the server ends', async () => {
      const [before, after] = [podWith('data'), podWith('log')];
      expect(await write(before)).toMatchObject({ code: 0 });
      const refused = await box.run(after, 'zkGenConfig');
      expect(refused.code).toBe(78);
      expect(refused.stderr).toMatch(
        /^zkGenConfig: ZK_DATA_LOG_DIR: the newest transaction logs are in /,
      );
      await box.configure(insisting(after));
      expect(await box.start(insisting(after)).exited).toBe(badFolders(version));
      expect(box.readLog(after)).toContain('Snapshot directory has log files');
      expect(await read(insisting(before))).toEqual(kept);
    });
  });
}
