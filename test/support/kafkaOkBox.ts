import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { renderProperties } from '../../src/java/properties.ts';

const tool = join(import.meta.dirname, '../../dist/kafkaOk.mjs');

interface Run {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
  /** The most memory that it had at a time. */
  readonly peakMib: number;
}

const alone = 'setInterval(() => {}, 1000)';

/** A process that looks like the java of a Kafka server with these properties. */
export function startJavaLike(serverProperties: string, program = '/jdk/bin/java'): ChildProcess {
  const words = ['-e', alone, 'kafka.Kafka', serverProperties];
  return spawn(process.execPath, words, { argv0: program, stdio: 'ignore' });
}

/** The same, under a process that looks like the kafkaStart beside it. */
export function startSupervisorLike(box: KafkaOkBox): ChildProcess {
  const script = join(box.folder, 'kafkaStart.mjs');
  const words = JSON.stringify(['-e', alone, 'kafka.Kafka', box.serverProperties]);
  writeFileSync(
    script,
    `import { spawn } from 'node:child_process';
    const java = spawn(process.execPath, ${words}, { argv0: 'java', stdio: 'ignore' });
    process.on('SIGTERM', () => java.kill());
    java.on('exit', () => process.exit());
    java.on('spawn', () => process.stdout.write('up'));`,
  );
  return spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** A pod whose broker was started by `kafkaStart --exec`: what that has written, and no supervisor. */
export interface KafkaOkBox {
  readonly folder: string;
  readonly serverProperties: string;
  /** Writes the properties of broker 0, at this listener. */
  readonly write: (listener: string, more?: Readonly<Record<string, string>>) => void;
  readonly run: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    nodeOptions?: readonly string[],
  ) => Promise<Run>;
  readonly remove: () => void;
}

export function makeKafkaOkBox(address: string): KafkaOkBox {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-ok-'));
  const conf = join(folder, 'conf');
  mkdirSync(conf);
  const serverProperties = join(conf, 'server.properties');
  const peak = join(folder, 'peak');
  const measure = `import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`;
  const hook = `--import=data:text/javascript,${encodeURIComponent(measure)}`;
  return {
    folder,
    serverProperties,
    write: (listener, more = {}) => {
      const properties = {
        'node.id': '0',
        'process.roles': 'broker',
        listeners: listener,
        'controller.listener.names': 'CONTROLLER',
        'listener.security.protocol.map':
          'PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
        'sasl.enabled.mechanisms': 'PLAIN',
        'listener.name.sasl_plaintext.plain.sasl.jaas.config':
          'org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="wonder";',
        ...more,
      };
      writeFileSync(serverProperties, renderProperties(Object.entries(properties)));
    },
    run: async (args, env = {}, nodeOptions = []) => {
      rmSync(peak, { force: true });
      const start = performance.now();
      const { exitCode, stdout, stderr } = await execa(
        process.execPath,
        [hook, ...nodeOptions, tool, ...args],
        {
          env: { KAFKA_CONF_DIR: conf, KAFKA_HEALTH_ADDRESS: address, ...env },
          extendEnv: false,
          reject: false,
          stdin: 'ignore',
          timeout: 20_000,
        },
      );
      const tookMs = performance.now() - start;
      const peakMib = existsSync(peak) ? Number(readFileSync(peak, 'utf8')) / 1024 : Number.NaN;
      return { exitCode, stdout, stderr, tookMs, peakMib };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
