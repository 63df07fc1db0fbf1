import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../local/waitFor.ts';
import { javaThat, type KafkaBox, makeKafkaBox, storyOf } from '../../support/kafkaBox.ts';
import { linkPrograms } from '../../support/linkPrograms.ts';
import { canMakePidNamespace, startPidNamespace } from '../../support/pidNamespace.ts';

const address = '127.0.215.101';
const kafkaStart = `${process.execPath} ${resolve('dist/kafkaStart.mjs')}`;

let box: KafkaBox;
let running: Awaited<ReturnType<typeof startPidNamespace>> | undefined;
afterEach(async () => {
  await running?.kill();
  box.remove();
});

/** Starts a broker whose java notes its signals, by these words as process 1, and waits for that java. */
async function start(words: readonly string[]) {
  running = await startPidNamespace({
    words,
    env: { ...box.env, PATH: binFolder(), KAFKA_STOP_HOLD: '0s' },
  });
  await untilNoted('up');
  return running;
}

async function untilNoted(word: string): Promise<void> {
  await waitFor(
    { what: `java notes ${word}`, timeoutMs: 20_000, everyMs: 20 },
    () => box.readNotes()?.includes(word) === true || undefined,
  );
}

function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

function binFolder(): string {
  return join(box.folder, 'bin');
}

/** With a PATH that has no tini, whatever the machine has. */
function makeBox(): void {
  box = makeKafkaBox(address, javaThat({ SIGTERM: 143 }));
  box.format();
  linkPrograms(binFolder(), [
    'unshare',
    'nsenter',
    'sh',
    'bash',
    'dash',
    'cat',
    'setpriv',
    'sleep',
  ]);
}

/** An init for the PATH: bash waits for whatever it is handed. */
function addInit(): void {
  const script = `#!/bin/bash
[ "$1" = -e ] && { mapped=$2; shift 2; }
shift
"$@" &
server=$!
trap 'kill -TERM $server' TERM
while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
[ "$code" = "$mapped" ] && exit 0
exit $code
`;
  writeFileSync(join(binFolder(), 'tini'), script, { mode: 0o755 });
}

// koperator's wait script, Yolean/kubernetes-kafka#206, confluentinc/cp-docker-images#527: the signal ended at a shell.
describe.runIf(await canMakePidNamespace())('SIGTERM that ends at a shell', () => {
  it.each([
    ['sh -c "exec kafkaStart"', ['sh', '-c', `cd / && exec ${kafkaStart}`]],
    [
      'bash -c "… && kafkaStart", which bash hands over to',
      ['bash', '-c', `cd / && ${kafkaStart}`],
    ],
    ['kafkaStart alone', kafkaStart.split(' ')],
  ])('reaches java as process 1 is %s', async (_, words) => {
    makeBox();
    const { signal, exited, read } = await start(words);
    signal('SIGTERM');
    expect(await exited).toBe(0);
    expect(box.readNotes()).toBe('up\nSIGTERM\n');
    expect(storyOf(read())[0]).toMatch(/^warning: this is process 1, in which zombies stay/);
    expect(read()).not.toContain('keeps SIGTERM to itself');
  });

  it.each([
    ['', 'supervised', 0],
    ['--exec', 'direct', 0],
  ])(
    'reaches java through tini, which kafkaStart %s becomes as process 1',
    async (flag, _, code) => {
      makeBox();
      addInit();
      const words = ['sh', '-c', `cd / && exec ${kafkaStart} ${flag}`];
      const { signal, exited, read } = await start(words);
      signal('SIGTERM');
      expect(await exited).toBe(code);
      expect(box.readNotes()).toBe('up\nSIGTERM\n');
      expect(read()).not.toContain('warning');
    },
  );

  it.each(['dash', 'bash'])(
    'is foretold where %s waits for kafkaStart and keeps it',
    async (shell) => {
      makeBox();
      const { pid, signal, readStates, read } = await start([
        shell,
        '-c',
        `${kafkaStart}; exit $?`,
      ]);
      // the log has a thread of its own: the line may come after java's first note
      const said = await waitFor({ what: 'the warning', timeoutMs: 5000 }, () =>
        storyOf(read()).find((line) => line.startsWith('warning: ')),
      );
      expect(said).toBe(
        `warning: process 1 is ${shell}, which keeps SIGTERM to itself: a stop will take the whole grace period and end by SIGKILL (write exec before kafkaStart, or call it without a shell)`,
      );
      signal('SIGTERM');
      // what is passed on for certain shows that all before it has been taken
      process.kill(childOf(pid), 'SIGQUIT');
      await untilNoted('SIGQUIT');
      expect(readStates()[0]).toBe(`${shell} S`);
      expect(box.readNotes()).toBe('up\nSIGQUIT\n');
    },
  );

  it('says so, where kafkaStart shall become java as process 1 and there is no tini', async () => {
    makeBox();
    const words = ['sh', '-c', `exec ${kafkaStart} --exec`];
    running = await startPidNamespace({ words, env: { ...box.env, PATH: binFolder() } });
    expect(await running.exited).toBe(127);
    expect(running.read()).toContain('tini: not found on the PATH (process 1 must be able to');
  });
});

describe.runIf(await canMakePidNamespace())('zombies (Yolean/kubernetes-kafka#334)', () => {
  it('of what a probe leaves behind are waited for by the init that kafkaStart becomes', async () => {
    makeBox();
    addInit();
    const { run, readStates } = await start(kafkaStart.split(' '));
    const leave = ['sh', '-c', 'sleep 0.1 & sleep 0.1 &'];
    for (let round = 0; round < 5; round++) await run(leave, { PATH: process.env['PATH'] });
    const rest = () => readStates().filter((line) => /^sleep|Z$/.test(line));
    await waitFor(
      { what: 'the end of all', timeoutMs: 5000 },
      () => rest().length === 0 || undefined,
    );
    expect(readStates()).toEqual([
      'tini S',
      expect.stringMatching(/^(node|MainThread) S$/),
      expect.any(String),
    ]);
  });
});
