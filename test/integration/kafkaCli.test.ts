import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { listPrograms } from '../../src/kafkaCli/programs.ts';
import { kafkaLibOf, runJava } from '../support/runJava.ts';

const built = join(import.meta.dirname, '../../dist/kafkaCli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'kafkaCli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs kafkaCli by another name. */
async function call(name: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const link = join(folder, name);
  rmSync(link, { force: true });
  symlinkSync(built, link);
  return execa(link, args, { env, reject: false, stdin: 'ignore' });
}

describe.each(['3.9.2', '4.3.1'])('Kafka %s', (version) => {
  const lib = kafkaLibOf(version);
  const env = { KAFKA_HOME: dirname(lib) };

  it('has a class for every tool', async () => {
    const classes = [...listPrograms(version).values()];
    expect(await runJava({ source: 'FindMains.java', lib, args: classes })).toBe('');
  });

  it('runs one by its name, whatever the broker has in its environment', async () => {
    const ofBroker = {
      JMX_PORT: '1',
      KAFKA_OPTS: '-javaagent:/none.jar',
      JAVA_TOOL_OPTIONS: '-agentpath:/none.so',
      JDK_JAVA_OPTIONS: '-javaagent:/none.jar',
      _JAVA_OPTIONS: '-agentlib:none -Dnothing="of a broker"',
      KAFKA_HEAP_OPTS: '-Xmx900G -Xms900G',
    };
    const { stdout, exitCode } = await call('kafka-topics.sh', ['--version'], {
      ...env,
      ...ofBroker,
    });
    expect({ stdout, exitCode }).toEqual({ stdout: expect.stringContaining(version), exitCode: 0 });
  });

  it('lists them, and says which one may have been meant', async () => {
    const { stdout } = await call('kafkaCli', [], env);
    expect(stdout.split('\n')).toEqual([...listPrograms(version).keys()].toSorted());
    expect(await call('kafkaCli', ['topic'], env)).toMatchObject({
      exitCode: 64,
      stderr: `kafkaCli: topic: no tool of Kafka ${version} here (did you mean topics?)`,
    });
  });
});

it('says where it looked for a Kafka', async () => {
  expect(await call('kafka-topics', ['--list'], { KAFKA_HOME: folder })).toMatchObject({
    exitCode: 78,
    stderr: expect.stringMatching(/^kafkaCli: KAFKA_HOME: no jar of Kafka in /),
  });
});
