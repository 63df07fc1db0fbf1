import { afterEach, describe, expect, it } from 'vitest';
import {
  clusterId,
  javaThat,
  type KafkaBox,
  makeKafkaBox,
  startKafkaStart,
} from '../support/kafkaBox.ts';
import {
  asked,
  type Env,
  held,
  javaOf,
  startFormatted,
  stopped,
  toldEarly,
  until,
} from '../support/startFormatted.ts';

const address = '127.0.42.102';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

/** Starts a broker whose storage is formatted, and waits until its java is there. */
const start = async (script: string, env: Env = {}, argv: readonly string[] = []) => {
  box = makeKafkaBox(address, script);
  return startFormatted(box, env, argv);
};

const shortBudget = (s: number) =>
  `warning: KAFKA_STOP_BUDGET: ${s} s are less than the broker's own stop may take, 330 s where no controller answers: it is killed then, and its next start recovers its logs`;
const toldAlready =
  /^asked to stop \(SIGTERM\), again: the broker was told already, and will be killed in 5\d\d s$/;

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
        'asked to stop (SIGINT), again: waits no longer',
        toldEarly,
        expect.stringMatching(toldAlready),
        expect.stringMatching(/^stopped with 7 after /),
      ],
    });
  });

  it('while its storage is formatted: the format ends, and no broker is started', async () => {
    const script = 'echo up >>"$NOTES"; echo "$@" >>"$NOTES"; sleep 3; echo formatted >>"$NOTES"';
    box = makeKafkaBox(address, script);
    const broker = startKafkaStart({ env: box.env });
    await until('it formats', () => box.readNotes()?.includes('up') === true);
    broker.kill('SIGTERM');
    const formatting = `formatting ${box.logDir} for cluster ${clusterId}`;
    const ready = await fetch(`http://${address}:8090/readyz`);
    expect(await ready.text()).toBe(`the broker is about to start: ${formatting}\n`);
    expect(await broker.exited).toEqual({
      exit: 0,
      story: [formatting, 'asked to stop before the broker was started'],
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
