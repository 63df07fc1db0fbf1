import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  clusterId,
  javaThat,
  type KafkaBox,
  makeKafkaBox,
  runKafkaStart,
} from '../support/kafkaBox.ts';
import { type Env, startFormatted, until } from '../support/startFormatted.ts';

const address = '127.0.42.107';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

/** Starts a broker whose storage is formatted, and waits until its java is there. */
const start = async (script: string, env: Env = {}, argv: readonly string[] = []) => {
  box = makeKafkaBox(address, script);
  return startFormatted(box, env, argv);
};

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
