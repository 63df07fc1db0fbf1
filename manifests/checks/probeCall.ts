import {
  commandLine as kafkaLine,
  parseQuestion as parseKafkaQuestion,
} from '../../src/kafkaOk/commandLine.ts';
import { chooseTimeout } from '../../src/kafkaOk/timeout.ts';
import { probeSettings } from '../../src/kafka/settings/healthSettings.ts';
import { parseArguments } from '../../src/tool/commandLine.ts';
import { accept, type Parsed, reject } from '../../src/tool/parsed.ts';
import { type Flags, readSettings } from '../../src/tool/settings.ts';
import {
  commandLine as zkLine,
  parseQuestion as parseZkQuestion,
} from '../../src/zkOk/commandLine.ts';
import { clientSettings } from '../../src/zookeeper/settings/clientSettings.ts';
import type { Environment } from './environment.ts';

/** What a command of a probe or hook asks, and how long that may take. */
export interface ProbeCall {
  readonly probe: string;
  readonly waitMs: number;
  readonly timeoutMs: number;
}

/** Reads a command as the tool itself would. */
export function parseProbeCall(command: readonly string[], env: Environment): Parsed<ProbeCall> {
  const [tool = '', ...words] = command;
  switch (tool) {
    case 'zkOk':
      return parseZkCall(words, env);
    case 'kafkaOk':
      return parseKafkaCall(words, env);
    default:
      return reject(`expected zkOk or kafkaOk, got ${command.join(' ')}`);
  }
}

function parseZkCall(words: readonly string[], env: Environment): Parsed<ProbeCall> {
  const args = parseArguments(zkLine, words);
  if (args === undefined) return reject(`zkOk does not take ${words.join(' ')}`);
  const question = parseZkQuestion(args);
  if (!question.ok) return question;
  const timeout = readTimeout(clientSettings, env, args.flags);
  if (!timeout.ok) return timeout;
  return accept({ ...question.value, timeoutMs: timeout.value ?? 0 });
}

function parseKafkaCall(words: readonly string[], env: Environment): Parsed<ProbeCall> {
  const args = parseArguments(kafkaLine, words);
  if (args === undefined) return reject(`kafkaOk does not take ${words.join(' ')}`);
  const question = parseKafkaQuestion(args);
  if (!question.ok) return question;
  const timeout = readTimeout(probeSettings, env, args.flags);
  if (!timeout.ok) return timeout;
  const timeoutMs = chooseTimeout(question.value.probe, timeout.value);
  return accept({ ...question.value, timeoutMs });
}

function readTimeout(
  { timeoutMs }: Pick<typeof clientSettings, 'timeoutMs'> | Pick<typeof probeSettings, 'timeoutMs'>,
  env: Environment,
  flags: Flags,
): Parsed<number | undefined> {
  const read = readSettings({ timeoutMs }, { env, flags });
  if (read.ok) return accept(read.settings.timeoutMs);
  return reject(read.issues.map(({ subject, problem }) => `${subject}: ${problem}`).join('; '));
}
