import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { javaThat, type KafkaBox, makeKafkaBox, startKafkaStart } from '../support/kafkaBox.ts';
import {
  type Env,
  javaOf,
  startFormatted,
  stopped,
  toldEarly,
  until,
} from '../support/startFormatted.ts';

const address = '127.0.42.103';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

/** Starts a broker whose storage is formatted, and waits until its java is there. */
const start = async (script: string, env: Env = {}, argv: readonly string[] = []) => {
  box = makeKafkaBox(address, script);
  return startFormatted(box, env, argv);
};

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
