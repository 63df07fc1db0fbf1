import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type KafkaBox, makeKafkaBox, runKafkaStart, storyOf } from '../support/kafkaBox.ts';

const address = '127.0.42.101';

let box: KafkaBox;
afterEach(() => {
  box.remove();
});

const killed =
  "was killed by SIGKILL (137), by the kernel if the container ran out of memory (KAFKA_HEAP_SIZE; the pod's last state says OOMKilled then)";

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
