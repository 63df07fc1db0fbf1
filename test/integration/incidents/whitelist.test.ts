import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { type LocalPod, zkPod } from '../../../local/site.ts';
import { askServer } from '../../../src/zookeeper/ask/askServer.ts';
import { type EnsembleBox, makeEnsembleBox } from '../../support/ensembleBox.ts';
import { startPlainServer } from '../../support/plainServer.ts';
import { smallJvm } from '../../support/smallJvm.ts';

let box: EnsembleBox;
beforeEach(() => {
  box = makeEnsembleBox('127.0.126');
});
afterEach(async () => box.remove());

const ask = async ({ address }: LocalPod, word: string) =>
  askServer(word, { host: address, port: 2181, timeoutMs: 5000 });

/** What the probes and metrics of a pod say: exit codes and complaints. */
async function probe(pod: LocalPod) {
  const commands = [['zkOk', 'live'], ['zkOk', 'ready'], ['zkMetrics']] as const;
  const answers = commands.map(async ([tool, ...args]) => box.run(pod, tool, ...args));
  return (await Promise.all(answers)).map(({ code, stderr }) => [code, stderr]);
}

const content = [
  [0, ''],
  [0, ''],
  [0, ''],
];

describe('the whitelist lacks what the probe asks (bitnami/containers, srvr, mntr by default)', () => {
  it.each([
    ['stat', 'envi is not executed because it is not in the whitelist.\n'],
    ['*', expect.stringContaining('zookeeper.version=3.9.5')],
  ])('ZK_4LW_WHITELIST=%s adds to what probes and metrics ask', async (ZK_4LW_WHITELIST, envi) => {
    const pod = zkPod(box.site, 0, 1, { env: { ...smallJvm, ZK_4LW_WHITELIST } });
    await box.configure(pod);
    box.start(pod);
    await box.untilReady(pod);
    expect(await probe(pod)).toEqual(content);
    expect(await ask(pod, 'stat')).toMatch(/^Mode: standalone$/m);
    expect(await ask(pod, 'envi')).toEqual(envi);
  });

  it('a server that others have configured so is alive, and the mistake is named', async () => {
    const pod = zkPod(box.site, 0, 1);
    const server = startPlainServer({
      folder: join(pod.folder, 'plain'),
      address: pod.address,
      properties: [['4lw.commands.whitelist', 'srvr, mntr']],
      flags: [],
    });
    try {
      await server.serving();
      // which is what a script takes for dead
      expect(await ask(pod, 'ruok')).toMatch(
        /^ruok is not executed because it is not in the white/,
      );
      const complaint = `zkOk: ${pod.address}:2181: warning: the server does not execute ruok: it is not in its whitelist (add it to ZK_4LW_WHITELIST, which is 4lw.commands.whitelist in zoo.cfg)\n`;
      expect(await probe(pod)).toEqual([
        [0, complaint],
        [0, ''],
        [0, ''],
      ]);
    } finally {
      await server.kill();
    }
  });
});
