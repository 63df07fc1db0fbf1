import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { errorCode } from '../../src/tool/errorCode.ts';
import {
  clusterId,
  javaThat,
  type KafkaBox,
  makeKafkaBox,
  runKafkaStart,
  startKafkaStart,
  storyOf,
} from '../support/kafkaBox.ts';

const address = '127.0.42.101';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

type Env = Readonly<Record<string, string>>;

/** Starts a broker whose storage is formatted, and waits until its java is there. */
async function start(script: string, env: Env = {}, argv: readonly string[] = []) {
  box = makeKafkaBox(address, script);
  box.format();
  const broker = startKafkaStart({ env: { ...box.env, ...env }, argv });
  await until('java is up', () => box.readNotes()?.includes('up') === true);
  return broker;
}

async function until(what: string, ask: () => boolean): Promise<void> {
  await waitFor({ what, timeoutMs: 20_000, everyMs: 20 }, () => (ask() ? true : undefined));
}

const asked = 'asked to stop (SIGTERM), 570 s at most';
const held = 'the broker still starts: it will be told when it has started, in 30 s at the latest';
const shortBudget = (s: number) =>
  `warning: KAFKA_STOP_BUDGET: ${s} s are less than the broker's own stop may take, 330 s where no controller answers: it is killed then, and its next start recovers its logs`;
const toldEarly = 'told the broker although it has not started: it may not end cleanly';
const killed =
  "was killed by SIGKILL (137), by the kernel if the container ran out of memory (KAFKA_HEAP_SIZE; the pod's last state says OOMKilled then)";
const toldAlready =
  /^asked to stop \(SIGTERM\), again: the broker was told already, and will be killed in 5\d\d s$/;
const stopped: unknown = expect.stringMatching(
  /^stopped in \d\.\d s, clean-shutdown marker in 0 of 1 log dir$/,
);

describe('a broker that ends by itself', () => {
  it.each([0, 1, 2, 3, 64, 78, 126, 127, 129, 130, 137, 143, 255])(
    'with %d: kafkaStart ends with the same',
    async (code) => {
      box = makeKafkaBox(address, `exit ${code}`);
      box.format();
      const ended = await runKafkaStart({ env: box.env });
      expect(ended).toMatchObject({ code, stdout: '' });
      const how = code === 137 ? killed : `ended by itself with ${code}`;
      expect(storyOf(ended.stderr)).toEqual([
        `the broker ${how}, clean-shutdown marker in 0 of 1 log dir`,
      ]);
    },
  );

  it.each([
    ['KILL', 137],
    ['SEGV', 139],
    ['ABRT', 134],
    ['TERM', 143],
  ])('by SIG%s: kafkaStart ends with %d', async (signal, code) => {
    box = makeKafkaBox(address, `ulimit -c 0; kill -s ${signal} $$`);
    box.format();
    expect(await runKafkaStart({ env: box.env })).toMatchObject({ code });
  });

  it('because the system cannot run it: 126', async () => {
    box = makeKafkaBox(address);
    box.format();
    writeFileSync(box.java, '#!/etc/passwd\n');
    const tied = await runKafkaStart({ env: box.env });
    expect(tied.code).toBe(126);
    expect(tied.stderr).toContain(`setpriv: failed to execute ${box.java}: Permission denied\n`);
    const untied = await runKafkaStart({ env: { ...box.env, PATH: box.folder } });
    expect(untied.code).toBe(126);
    expect(storyOf(untied.stderr).slice(0, 2)).toEqual([
      'warning: the server outlives this process if it is killed (install setpriv of util-linux)',
      `${box.java} could not be run: EACCES`,
    ]);
  });
});

describe('a broker that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s gets SIGTERM, once, and its 143 is 0',
    async (signal) => {
      const broker = await start(javaThat({ SIGTERM: 143 }), { KAFKA_STOP_HOLD: '0s' });
      broker.kill(signal);
      expect(await broker.exited).toEqual({
        exit: 0,
        story: [`asked to stop (${signal}), 570 s at most`, toldEarly, stopped],
      });
      expect(box.readNotes()).toBe('up\nSIGTERM\n');
    },
  );

  it.each([
    [0, 0],
    [143, 0],
    [1, 1],
    [3, 3],
    [130, 130],
    [137, 137],
  ])('and ends with %d: kafkaStart ends with %d', async (code, exit) => {
    const broker = await start(javaThat({ SIGTERM: code }), { KAFKA_STOP_HOLD: '0s' });
    broker.kill('SIGTERM');
    expect(await broker.exited).toMatchObject({ exit });
  });

  it('and does not stop: SIGKILL at the end of the budget, 137', async () => {
    const env = { KAFKA_STOP_BUDGET: '1s', KAFKA_STOP_HOLD: '0s' };
    const broker = await start(javaThat({}), env);
    const askedAt = performance.now();
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({
      exit: 137,
      story: [
        shortBudget(1),
        'asked to stop (SIGTERM), 1 s at most',
        toldEarly,
        'killed the broker: it did not stop within 1 s',
        expect.stringMatching(/^stopped with 137 after 1\.\d s, clean-shutdown marker in 0 of 1/),
      ],
    });
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(1000);
    expect(box.readNotes()).toBe('up\nSIGTERM\n');
  });

  it('while it starts is told when the hold is over, which leaves half of the budget', async () => {
    const broker = await start(javaThat({ SIGTERM: 143 }), { KAFKA_STOP_BUDGET: '2s' });
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({
      exit: 0,
      story: [
        shortBudget(2),
        'asked to stop (SIGTERM), 2 s at most',
        'the broker still starts: it will be told when it has started, in 1 s at the latest',
        toldEarly,
        expect.stringMatching(/^stopped in 1\.\d s, /),
      ],
    });
  });

  it('while it starts, and again: is told at once, and only once', async () => {
    const broker = await start(javaThat({ SIGHUP: 7 }));
    broker.kill('SIGTERM');
    await until('it holds', () => broker.readStory().includes(held));
    expect(box.readNotes()).toBe('up\n');
    broker.kill('SIGINT');
    await until('it is told', () => box.readNotes() === 'up\nSIGTERM\n');
    broker.kill('SIGTERM');
    // a signal that is passed on as it is shows that those before it have been taken
    broker.kill('SIGQUIT');
    await until('its threads are asked for', () => box.readNotes()?.includes('SIGQUIT') === true);
    expect(box.readNotes()).toBe('up\nSIGTERM\nSIGQUIT\n');
    process.kill(javaOf(broker.pid), 'SIGHUP');
    expect(await broker.exited).toEqual({
      exit: 7,
      story: [
        asked,
        held,
        toldEarly,
        expect.stringMatching(toldAlready),
        expect.stringMatching(/^stopped with 7 after /),
      ],
    });
  });

  it('while its storage is formatted: the format ends, and no broker is started', async () => {
    const script = 'echo up >>"$NOTES"; echo "$@" >>"$NOTES"; sleep 1; echo formatted >>"$NOTES"';
    box = makeKafkaBox(address, script);
    const broker = startKafkaStart({ env: box.env });
    await until('it formats', () => box.readNotes()?.includes('up') === true);
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({
      exit: 0,
      story: [
        `formatting ${box.logDir} for cluster ${clusterId}`,
        'asked to stop before the broker was started',
      ],
    });
    const lines = box.readNotes()?.trim().split('\n') ?? [];
    expect(lines).toEqual([
      'up',
      expect.stringContaining('kafka.tools.StorageTool format'),
      'formatted',
    ]);
  });

  it('while its storage is formatted, and that hangs: it is killed at the end of the budget, 73', async () => {
    box = makeKafkaBox(address, 'echo up >>"$NOTES"; exec sleep 60');
    const broker = startKafkaStart({ env: { ...box.env, KAFKA_STOP_BUDGET: '1s' } });
    await until('it formats', () => box.readNotes() === 'up\n');
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({
      exit: 73,
      story: [
        shortBudget(1),
        `formatting ${box.logDir} for cluster ${clusterId}`,
        'the storage could not be formatted: kafka.tools.StorageTool was killed: it did not end within 1 s of the request to stop (KAFKA_STOP_BUDGET)',
      ],
    });
  });
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'of %s to the whole process group, as Ctrl-C sends one, java hears by SIGTERM alone, after the hold',
  async (signal) => {
    box = makeKafkaBox(address, javaThat({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }));
    box.format();
    const env = { ...box.env, KAFKA_STOP_HOLD: '1s' };
    const broker = startKafkaStart({ env, leads: true });
    await until('java is up', () => box.readNotes()?.includes('up') === true);
    process.kill(-Number(broker.pid), signal);
    expect(await broker.exited).toEqual({
      exit: 0,
      story: [
        `asked to stop (${signal}), 570 s at most`,
        'the broker still starts: it will be told when it has started, in 1 s at the latest',
        toldEarly,
        stopped,
      ],
    });
    expect(box.readNotes()).toBe('up\nSIGTERM\n');
  },
);

it('SIGQUIT to the whole process group is one dump', async () => {
  box = makeKafkaBox(address, javaThat({ SIGTERM: 143 }));
  box.format();
  const broker = startKafkaStart({ env: { ...box.env, KAFKA_STOP_HOLD: '0s' }, leads: true });
  await until('java is up', () => box.readNotes()?.includes('up') === true);
  process.kill(-Number(broker.pid), 'SIGQUIT');
  await until('one dump', () => box.readNotes() === 'up\nSIGQUIT\n');
  broker.kill('SIGTERM');
  expect(await broker.exited).toMatchObject({ exit: 0 });
  expect(box.readNotes()).toBe('up\nSIGQUIT\nSIGTERM\n');
});

it('a broker whose supervisor is killed gets SIGTERM from the kernel', async () => {
  const broker = await start(javaThat({ SIGTERM: 143 }));
  const java = javaOf(broker.pid);
  broker.kill('SIGKILL');
  expect(await broker.exited).toMatchObject({ exit: 'SIGKILL' });
  await until('java has ended', () => !existsSync(`/proc/${java}/exe`));
  expect(box.readNotes()).toBe('up\nSIGTERM\n');
});

it('SIGQUIT before there is a java stops nothing', async () => {
  const script = 'echo up >>"$NOTES"; case "$*" in *StorageTool*) sleep 1; exit 0;; esac; exit 3';
  box = makeKafkaBox(address, script);
  const broker = startKafkaStart({ env: box.env });
  await until('it formats', () => box.readNotes() === 'up\n');
  broker.kill('SIGQUIT');
  expect(await broker.exited).toMatchObject({ exit: 3 });
  expect(box.readNotes()).toBe('up\nup\n');
});

it('SIGQUIT is passed on each time, and stops nothing', async () => {
  const broker = await start(javaThat({ SIGTERM: 143 }), { KAFKA_STOP_HOLD: '0s' });
  broker.kill('SIGQUIT');
  await until('one dump', () => box.readNotes() === 'up\nSIGQUIT\n');
  broker.kill('SIGQUIT');
  await until('two dumps', () => box.readNotes() === 'up\nSIGQUIT\nSIGQUIT\n');
  broker.kill('SIGTERM');
  expect(await broker.exited).toMatchObject({ exit: 0 });
});

it('a format that fails is the end, with what StorageTool said', async () => {
  box = makeKafkaBox(address, 'echo "$@" >>"$NOTES"; echo "Log directory is odd" >&2; exit 1');
  const { code, stderr } = await runKafkaStart({ env: box.env });
  expect(code).toBe(73);
  expect(storyOf(stderr)).toEqual([
    `formatting ${box.logDir} for cluster ${clusterId}`,
    'the storage could not be formatted: kafka.tools.StorageTool ended with 1',
    'Log directory is odd',
  ]);
  expect(box.readNotes()?.split('\n')).toHaveLength(2);
});

it('secrets that a killed format has left are gone before java starts', async () => {
  box = makeKafkaBox(address, '[ -e "$KAFKA_CONF_DIR/format-arguments" ] && exit 4; exit 3');
  box.format();
  mkdirSync(join(box.folder, 'conf'));
  writeFileSync(join(box.folder, 'conf/format-arguments'), '--add-scram\n', { mode: 0o600 });
  expect(await runKafkaStart({ env: box.env })).toMatchObject({ code: 3 });
  expect(existsSync(join(box.folder, 'conf/format-arguments'))).toBe(false);
});

it('secrets are in a file that nobody else may read, and on no command line', async () => {
  const env = { KAFKA_SSL_KEYSTORE_PASSWORD: 'hunter2', KAFKA_STOP_HOLD: '0s' };
  const broker = await start(javaThat({ SIGTERM: 143 }), env);
  const file = join(box.folder, 'conf/server.properties');
  expect(readFileSync(file, 'utf8')).toContain('ssl.keystore.password=hunter2\n');
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readFileSync(`/proc/${javaOf(broker.pid)}/cmdline`, 'utf8')).not.toContain('hunter2');
  broker.kill('SIGTERM');
  expect(await broker.exited).toMatchObject({ exit: 0 });
});

const probe = async (...args: readonly string[]) => {
  const { exitCode, stdout, stderr } = await execa('dist/kafkaOk.mjs', args, {
    env: { ...box.env, KAFKA_HEALTH_ADDRESS: address },
    extendEnv: false,
    reject: false,
  });
  return `${exitCode} ${stdout}${stderr}`;
};
const get = async (path: string) => {
  const answer = await fetch(`http://${address}:8090${path}`);
  return `${answer.status} ${await answer.text()}`;
};

describe('probes', () => {
  it('hear of a broker that starts, leaves, and is gone', async () => {
    const broker = await start(javaThat({ SIGQUIT: 143 }), { KAFKA_STOP_HOLD: '0s' });
    const starting = 'the broker is starting: 127.0.42.101:9092 is not open yet';
    await waitFor({ what: 'an answer of the port', timeoutMs: 10_000 }, async () =>
      (await get('/readyz')) === `503 ${starting}\n` ? true : undefined,
    );
    expect(await get('/livez')).toBe('200 the broker runs\n');
    expect(await get('/startupz')).toBe(`503 ${starting}\n`);
    expect(await get('/livez?verbose')).toBe('200 the broker runs\n');
    expect(await get('/')).toBe(
      '404 only /livez, /readyz, /startupz, /stoppablez and /metrics are served here\n',
    );
    expect(await probe('live')).toBe('0 kafkaOk: the broker runs');
    expect(await probe('ready')).toBe(`1 kafkaOk: ${starting}`);
    expect(await probe()).toBe(`1 kafkaOk: ${starting}`);
    broker.kill('SIGTERM');
    await until('it is told', () => box.readNotes()?.includes('SIGTERM') === true);
    expect(await probe('live')).toBe('0 kafkaOk: the broker runs');
    expect(await probe('ready')).toBe('1 kafkaOk: the broker was asked to stop');
    broker.kill('SIGQUIT');
    expect(await broker.exited).toMatchObject({ exit: 0 });
    const properties = join(box.folder, 'conf/server.properties');
    expect(await probe('live')).toBe(
      `1 kafkaOk: no java runs with ${properties}, and no supervisor`,
    );
    expect(await probe('ready')).toBe(
      `69 kafkaOk: ${address}:9092: connection refused (no java of this server runs)`,
    );
    const elsewhere = `69 kafkaOk: ${address}:8090: connection refused: no supervisor runs there`;
    expect(await probe('live', `--host=${address}`)).toBe(elsewhere);
    rmSync(properties);
    expect(await probe('ready')).toBe(elsewhere);
  });

  it('hear what is missing where the broker cannot be asked, and a stop waits for nothing', async () => {
    const env = {
      KAFKA_LISTENERS: `PLAINTEXT://${address}:0,CONTROLLER://${address}:9093`,
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka-0:9092',
    };
    const broker = await start(javaThat({ SIGTERM: 143 }), env);
    expect(await probe()).toBe('1 kafkaOk: no listener has a port that is known');
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({
      exit: 0,
      story: [
        asked,
        'nothing to wait for: no listener has a port that is known; told the broker',
        stopped,
      ],
    });
  });

  it.each([
    [['ready', 'live'], 64, /^kafkaOk: expected one operand at most, got "live"/],
    [['started'], 64, /^kafkaOk: expected one of live, ready, startup, stoppable, got "started"$/],
    [['ready', '--wait=5s'], 64, /^kafkaOk: --wait: only stoppable waits, not ready$/],
    [['stoppable', '--wait=soon'], 64, /^kafkaOk: --wait: expected a time such as /],
    [['--port', '0'], 64, /^kafkaOk: --port: expected a whole number, 1 to 65535, got "0"$/],
    [['--timeout=soon'], 64, /^kafkaOk: --timeout: expected a time such as /],
  ])('refuse %j', async (args, code, line) => {
    box = makeKafkaBox(address);
    const text = await probe(...args);
    expect(text.slice(0, 3)).toBe(`${code} `);
    expect(text.slice(3)).toMatch(line);
  });
});

it('a log that nobody reads keeps no probe from its answer, and no stop from the broker, and loses no line', async () => {
  const lines = 20_000; // more than a pipe holds
  const flood = `(i=0; while [ $i -lt ${lines} ]; do echo "line $i"; i=$((i+1)); done) &`;
  box = makeKafkaBox(address, `${flood} ${javaThat({ SIGQUIT: 143 })}`);
  box.format();
  const words = ['-c', 'exec "$0" "$@" 2>&1', process.execPath, 'dist/kafkaStart.mjs'];
  const env = { ...box.env, KAFKA_STOP_HOLD: '0s' };
  const child = spawn('/bin/sh', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  await until('java is up', () => box.readNotes()?.includes('up') === true);
  child.kill('SIGTERM');
  await waitFor({ what: 'the stop is known', timeoutMs: 20_000 }, async () =>
    (await get('/readyz')) === '503 the broker was asked to stop\n' ? true : undefined,
  );
  expect(await get('/livez')).toBe('200 the broker runs\n');
  await until('java is told, whoever reads', () => box.readNotes()?.includes('SIGTERM') === true);
  child.kill('SIGQUIT');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  expect(storyOf(text)).toEqual([asked, toldEarly, stopped]);
  const found = text.split('\n').filter((line) => line.startsWith('line '));
  expect(found).toEqual(Array.from({ length: lines }, (_, index) => `line ${index}`));
});

it('a request to stop while nobody reads the last line neither ends kafkaStart nor costs that line', async () => {
  box = makeKafkaBox(address, 'echo up >>"$NOTES"; exit 3');
  box.format();
  const path = join(box.folder, 'log');
  execFileSync('mkfifo', [path]);
  const log = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  while (tryOn(() => writeSync(log, '.'.repeat(4096)))) continue;
  const stderr = openSync(path, constants.O_WRONLY);
  const stdio = ['ignore', 'ignore', stderr] as const;
  const child = spawn(process.execPath, ['dist/kafkaStart.mjs'], {
    env: box.env,
    stdio: [...stdio],
  });
  closeSync(stderr);
  await until('java is up', () => box.readNotes() === 'up\n');
  await waitFor({ what: 'the last line is left alone', timeoutMs: 20_000 }, async () =>
    /^(1|69) /.test(await probe('live')) ? true : undefined,
  );
  child.kill('SIGTERM');
  const exited = once(child, 'exit');
  let text = '';
  const bytes = Buffer.alloc(65_536);
  const drain = (): void => {
    while (tryOn(() => (text += bytes.toString('utf8', 0, readSync(log, bytes))))) continue;
  };
  await until('the last line', () => {
    drain();
    return (
      text.includes('ended by itself with 3') ||
      child.exitCode !== null ||
      child.signalCode !== null
    );
  });
  expect([await exited, text]).toEqual([
    [3, null],
    expect.stringContaining('the broker ended by itself with 3'),
  ]);
  closeSync(log);
});

/** Whether there was room, or something to be read. */
function tryOn(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return false;
    throw error;
  }
}

it.each<[string, readonly string[]]>([
  ['supervised', []],
  ['--exec', ['--exec']],
])('%s, a start says first what it starts', async (_, argv) => {
  box = makeKafkaBox(address);
  box.format();
  const { stderr } = await runKafkaStart({ env: box.env, argv });
  const ofStart = stderr.split('\n').filter((line) => line.includes(' starting '));
  expect(ofStart.map((line) => line.replace(/ [\d:.]{12} /, ' '))).toEqual([
    `kafkaStart: starting Kafka 4.3.1 in KRaft mode, broker and controller 0 of cluster ${clusterId}, log dir ${box.logDir}`,
  ]);
});

describe('--exec', () => {
  it('becomes java: the same process, whose end is its own', async () => {
    const script = `echo "up $$" >>"$NOTES"; ${javaThat({ SIGTERM: 143 })}`;
    const broker = await start(script, {}, ['--exec']);
    await until('java listens', () => box.readNotes()?.endsWith('up\n') === true);
    expect(box.readNotes()).toBe(`up ${broker.pid}\nup\n`);
    broker.kill('SIGTERM');
    expect(await broker.exited).toEqual({ exit: 143, story: [] });
  });

  it('refuses the same', async () => {
    box = makeKafkaBox(address);
    box.format({ 'node.id': '2' });
    const { code, stderr } = await runKafkaStart({ env: box.env, argv: ['--exec'] });
    expect({ code, java: box.readNotes() }).toEqual({ code: 78, java: undefined });
    expect(stderr).toContain('the storage belongs to broker 2, this is 0');
    expect(existsSync(join(box.folder, 'conf'))).toBe(false);
    chmodSync(box.java, 0o644);
    box.format();
    expect(await runKafkaStart({ env: box.env, argv: ['--exec'] })).toMatchObject({ code: 126 });
  });
});

/** The process that a supervisor has started. */
function javaOf(pid: number | undefined): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}
