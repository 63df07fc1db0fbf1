import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  clusterId,
  javaThat,
  type KafkaBox,
  makeKafkaBox,
  runKafkaStart,
  storyOf,
} from '../support/kafkaBox.ts';
import { type Env, javaOf, startFormatted } from '../support/startFormatted.ts';

const address = '127.0.42.104';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

/** Starts a broker whose storage is formatted, and waits until its java is there. */
const start = async (script: string, env: Env = {}, argv: readonly string[] = []) => {
  box = makeKafkaBox(address, script);
  return startFormatted(box, env, argv);
};

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
