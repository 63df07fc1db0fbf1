import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KafkaBox, makeKafkaBox, runKafkaStart } from '../support/kafkaBox.ts';
import { canMount } from '../support/mounts.ts';

let box: KafkaBox;
beforeEach(() => {
  box = makeKafkaBox('127.0.173.101');
  box.format();
});
afterEach(() => {
  box.remove();
});

type Env = Readonly<Record<string, string>>;

const split = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** What a dry run says and shows, by lines. */
async function dryRun(env: Env, argv: readonly string[] = []) {
  const ended = await runKafkaStart({ env: { ...box.env, ...env }, argv: ['--dry-run', ...argv] });
  return { code: ended.code, shown: split(ended.stdout), said: split(ended.stderr) };
}

const secretFile = (text: string): string => {
  const path = join(box.folder, 'secret');
  writeFileSync(path, text, { mode: 0o400 });
  return path;
};

it('lays --override over variables over the file, and derives the rest', async () => {
  const file = join(box.folder, 'server.properties');
  writeFileSync(
    file,
    'num.partitions=1\nlog.retention.hours=1\nlog.roll.hours=1\nnum.io.threads=\\\n 9\n',
  );
  const env = { KAFKA_LOG_RETENTION_HOURS: '2', KAFKA_CFG_LOG_ROLL_HOURS: '2' };
  const { code, shown, said } = await dryRun(env, [file, '--override', 'log.roll.hours=3']);
  expect({ code, said }).toEqual({ code: 0, said: [] });
  expect(shown).toEqual(
    expect.arrayContaining([
      'num.partitions=1',
      'log.retention.hours=2',
      'log.roll.hours=3',
      'num.io.threads=9',
      'node.id=0',
    ]),
  );
});

it('takes values from files, and shows none of them that is a secret', async () => {
  const [id, users] = [join(box.folder, 'id'), join(box.folder, 'users')];
  const env = {
    KAFKA_SSL_KEYSTORE_PASSWORD_FILE: secretFile('hunter2\n'),
    KAFKA_CLUSTER_ID_FILE: id,
    KAFKA_SUPER_USERS_FILE: users,
    CLUSTER_ID: '',
  };
  expect(await dryRun(env)).toEqual({
    code: 78,
    shown: [],
    said: [
      `kafkaStart: KAFKA_CLUSTER_ID_FILE: ${id}: not found (mount it there)`,
      `kafkaStart: KAFKA_SUPER_USERS_FILE: ${users}: not found (mount it there)`,
    ],
  });
  writeFileSync(id, `${box.env['CLUSTER_ID']}\n`);
  writeFileSync(users, 'User:a;User:b\n');
  const { code, shown, said } = await dryRun(env);
  expect({ code, said }).toEqual({ code: 0, said: [] });
  expect(shown).toEqual(
    expect.arrayContaining(['ssl.keystore.password=(hidden)', 'super.users=User:a;User:b']),
  );
  expect(shown.join('\n')).not.toContain('hunter2');
});

it('refuses what contradicts itself, all of it in one run', async () => {
  const { code, said } = await dryRun({
    KAFKA_NUM_PARTITIONS: '1',
    KAFKA_CFG_NUM_PARTITIONS: '2',
    KAFKA_SSL_KEY_PASSWORD: 'hunter2',
    KAFKA_SSL_KEY_PASSWORD_FILE: secretFile('hunter2'),
    KAFKA_HEALTH_PORT_FILE: secretFile('8090'),
  });
  expect(code).toBe(78);
  expect(said).toEqual([
    'kafkaStart: KAFKA_SSL_KEY_PASSWORD_FILE: KAFKA_SSL_KEY_PASSWORD is set as well (set one of them)',
    'kafkaStart: KAFKA_HEALTH_PORT_FILE: probes must know it as well, and read KAFKA_HEALTH_PORT (set that instead)',
    'kafkaStart: KAFKA_NUM_PARTITIONS: num.partitions is set by KAFKA_CFG_NUM_PARTITIONS as well, and to something else (set one of them)',
  ]);
});

it('warns of what the broker would not heed', async () => {
  const { code, said } = await dryRun(
    {
      KAFKA_ADVERTISED_HOST_NAME: 'kafka',
      KAFKA_RESERVED_BROKER_MAX_ID: '1000',
      KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS: '6000',
      KAFKA_CUB_ZK_TIMEOUT: '40',
      KAFKA_DATA_DIRS: '/var/lib/kafka/data',
    },
    ['--override', 'ssl.key.password=hunter2'],
  );
  expect(code).toBe(0);
  expect(said).toEqual([
    'kafkaStart: warning: --override ssl.key.password: a secret on the command line, which others on the node can read (set KAFKA_SSL_KEY_PASSWORD_FILE instead)',
    'kafkaStart: warning: KAFKA_RESERVED_BROKER_MAX_ID, KAFKA_ZOOKEEPER_SESSION_TIMEOUT_MS: gone after Kafka 3.9, 4.3.1 does not heed them (leave them out)',
    'kafkaStart: warning: KAFKA_ADVERTISED_HOST_NAME: Kafka 4.3.1 has no property advertised.host.name any more (use advertised.listeners)',
  ]);
});

// in a mount namespace of its own, since the place is not ours
it.skipIf(!canMount())(
  "reads the file that is mounted for Apache's image, unless one is named",
  async () => {
    const tool = join(import.meta.dirname, '../../dist/kafkaStart.mjs');
    const mounted = '/mnt/shared/config/server.properties';
    const show = async (...argv: readonly string[]) => {
      const script = [
        'mount -t tmpfs tmpfs /mnt && mkdir -p /mnt/shared/config',
        `echo num.partitions=7 >${mounted}`,
        `exec '${process.execPath}' '${tool}' --dry-run "$@"`,
      ].join('\n');
      const { stdout } = await execa('unshare', ['-m', 'sh', '-ec', script, 'sh', ...argv], {
        env: box.env,
        extendEnv: false,
      });
      return stdout.split('\n').filter((line) => line.startsWith('num.partitions='));
    };
    const own = join(box.folder, 'own.properties');
    writeFileSync(own, 'num.partitions=8\n');
    expect(await show()).toEqual(['num.partitions=7']);
    expect(await show(own)).toEqual(['num.partitions=8']);
  },
);
