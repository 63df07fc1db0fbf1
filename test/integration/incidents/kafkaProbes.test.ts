import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runTool } from '../../../local/runCommand.ts';
import { podEnvironment, toolPath } from '../../../local/runPod.ts';
import { kafkaPod } from '../../../local/site.ts';
import { waitFor } from '../../../local/waitFor.ts';
import { openSite } from '../../support/brokers.ts';
import {
  answer,
  apiVersionsBody,
  keys,
  metadataBody,
  startFakeBroker,
} from '../../support/fakeBroker.ts';
import { type FakeServer, startFakeServer } from '../../support/fakeServer.ts';
import { makeKafkaOkBox, startJavaLike } from '../../support/kafkaOkBox.ts';
import { makeSite } from '../../support/makeSite.ts';

const address = '127.0.251.11';
const tool = join(import.meta.dirname, '../../../dist/kafkaOk.mjs');

const fakes: FakeServer[] = [];
afterEach(() => {
  for (const fake of fakes.splice(0)) fake.close();
});
const fakeBroker = async (host: string, port: number, brokers: readonly number[]) => {
  const body = metadataBody({ brokers, host: '127.0.251.12', port: 9092 });
  const replies = { [keys.metadata]: answer(body), [keys.apiVersions]: answer(apiVersionsBody) };
  const fake = await startFakeBroker({ address: host, port, replies });
  fakes.push(fake);
  return fake;
};

describe('3.1: an exec probe that starts a JVM', () => {
  // proc(5): page faults of children that were waited for, and children that were not
  const list = `import { readdirSync, readFileSync, writeSync } from 'node:fs';
    process.on('exit', () => {
      const faults = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')[8];
      const left = readdirSync('/proc/self/task').map((id) =>
        readFileSync('/proc/self/task/' + id + '/children', 'utf8'));
      writeSync(2, 'children: ' + faults + left.join(''));
    });`;
  const hook = `--import=data:text/javascript,${encodeURIComponent(list)}`;
  const run = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const { exitCode, stderr } = await execa(process.execPath, [hook, ...args], {
      env,
      extendEnv: false,
      reject: false,
    });
    return `${exitCode} ${stderr}`;
  };

  it('kafkaOk starts no process at all, and needs no PATH', async () => {
    const control = "require('node:child_process').spawnSync('/bin/true')";
    expect(await run(['-e', control], {})).toMatch(/^0 children: [1-9]\d*$/);
    const ok = 'HTTP/1.1 200 OK\r\n\r\nyes\n';
    fakes.push(await startFakeServer(address, (socket) => socket.end(ok), 8090));
    await fakeBroker(address, 9092, [0]);
    const box = makeKafkaOkBox(address);
    const java = startJavaLike(box.serverProperties);
    try {
      box.write(`PLAINTEXT://${address}:9092`);
      const env = { KAFKA_CONF_DIR: join(box.folder, 'conf'), KAFKA_HEALTH_ADDRESS: address };
      for (const probe of ['live', 'startup', 'ready', 'stoppable']) {
        expect(await run([tool, probe], env)).toBe('0 children: 0');
        if (probe === 'stoppable') continue;
        expect(await run([tool, probe, '--direct'], env)).toBe('0 children: 0');
      }
    } finally {
      java.kill();
      box.remove();
    }
  });
});

describe('3.18: a probe that follows advertised listeners', () => {
  it('asks this broker alone, over one connection, whichever brokers it names', async () => {
    const own = await fakeBroker(address, 9093, [2, 1, 0]);
    const other = await fakeBroker('127.0.251.12', 9092, [2, 1, 0]);
    const box = makeKafkaOkBox(address);
    try {
      box.write(`PLAINTEXT://${address}:9093`);
      expect(await box.run(['ready'])).toMatchObject({
        exitCode: 0,
        stdout: 'kafkaOk: broker 0 is registered',
      });
      expect(own.received()).toHaveLength(1);
      expect(other.received()).toEqual([]);
    } finally {
      box.remove();
    }
  });
});

describe('a broker started by kafkaStart --exec, which advertises where another one is', () => {
  const { site, startTool, removeAll } = openSite(makeSite('kafka-probes', '127.0.253'));
  const given = kafkaPod(site, 0, 1);
  const pod = {
    ...given,
    env: {
      ...given.env,
      KAFKA_HEAP_OPTS: '-Xmx256M -Xms256M',
      KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://127.0.253.201:9092',
    },
  };
  const probe = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runTool(site, pod, ['kafkaOk', ...args]);
    return `${code} ${stdout}${stderr}`.trim();
  };
  afterAll(removeAll);

  it('is alive from its first moment, has started, and is ready, as it says itself (3.18)', async () => {
    const another = await fakeBroker('127.0.253.201', 9092, [7]);
    const running = startTool(pod, ['kafkaStart', '--exec']);
    const alive = `0 kafkaOk: the broker runs: java is process ${running.pid}`;
    await waitFor({ what: 'java', timeoutMs: 30_000, everyMs: 20 }, async () =>
      (await probe('live')) === alive ? true : undefined,
    );
    const states = new Set<string>();
    await waitFor({ what: 'ready', timeoutMs: 120_000, everyMs: 20 }, async () => {
      if (!running.isRunning()) throw new Error(running.readLog());
      expect(await probe('live')).toBe(alive);
      const state = await probe('ready');
      states.add(state);
      return state.startsWith('0 ') ? true : undefined;
    });
    expect([...states].at(-1)).toBe('0 kafkaOk: broker 0 is registered');
    expect([...states]).toContain(
      `69 kafkaOk: ${pod.address}:9092: connection refused (java runs as process ${running.pid}, and may be starting or stopping)`,
    );
    expect(await probe('startup')).toBe('0 kafkaOk: broker 0 answers');
    expect(await probe('stoppable')).toMatch(/^0 kafkaOk: broker 0 may stop, but /);
    expect(another.received()).toEqual([]);
  });

  it('is probed by the words that the documentation gives for Docker (3.20)', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/probes.md'), 'utf8');
    const [, line = ''] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(docs) ?? [];
    const [, test = ''] = /^ +test: \[CMD, (.*)\]$/m.exec(docs) ?? [];
    const commands = [JSON.parse(line) as string[], test.split(', ')];
    for (const [name = '', ...args] of commands) {
      const { exitCode } = await execa(toolPath(site, name), args, {
        env: podEnvironment(pod),
        extendEnv: false,
      });
      expect(exitCode).toBe(0);
    }
  });
});
