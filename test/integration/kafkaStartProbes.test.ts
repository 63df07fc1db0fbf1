import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../local/waitFor.ts';
import { healthOf } from '../support/healthOf.ts';
import { javaThat, type KafkaBox, makeKafkaBox } from '../support/kafkaBox.ts';
import { asked, type Env, startFormatted, stopped, until } from '../support/startFormatted.ts';

const address = '127.0.42.105';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

/** Starts a broker whose storage is formatted, and waits until its java is there. */
const start = async (script: string, env: Env = {}, argv: readonly string[] = []) => {
  box = makeKafkaBox(address, script);
  return startFormatted(box, env, argv);
};

const { probe, get } = healthOf(address, () => box);

describe('probes', () => {
  it('hear of a broker that starts, leaves, and is gone', async () => {
    const broker = await start(javaThat({ SIGQUIT: 143 }), { KAFKA_STOP_HOLD: '0s' });
    const starting = `the broker is starting: ${address}:9092 is not open yet`;
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
        'waiting would not help: no listener has a port that is known; told the broker',
        stopped,
      ],
    });
  });

  it.each([
    [['ready', 'live'], 64, /^kafkaOk: expected one operand at most, got "live"/],
    [
      ['started'],
      64,
      /^kafkaOk: expected one of live, ready, startup, stoppable, got "started" \(did you mean startup\?\)$/,
    ],
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
