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
        'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,SSL:SSL,CONTROLLER:PLAINTEXT',
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
