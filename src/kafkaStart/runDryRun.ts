import { type Arguments, isOn } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { writeStderr, writeStdout } from '../tool/writeText.ts';
import { renderDryRun, renderDryRunJson } from './dryRun.ts';
import { readJava } from './preflight/readJava.ts';
import { readBroker } from './readBroker.ts';
import { refuse } from './refusal.ts';

/** Shows what would be started, also where that is refused: then as much of it as is known. Writes nothing. */
export async function runDryRun(args: Arguments, env: Env): Promise<number> {
  const json = isOn(args.flags, 'json');
  const read = await readOrReport(args, env, json);
  const findings = [...read.preflight.findings, ...readJava(env)];
  const broker = { ...read, preflight: { ...read.preflight, findings } };
  for (const warning of broker.warnings) writeStderr(`kafkaStart: warning: ${warning}\n`);
  const { refusals } = broker.preflight;
  const refusal = refusals.length === 0 ? undefined : refuse(refusals);
  const { exitCode = ExitCode.Ok, problems = [] } = refusal ?? {};
  writeStdout(
    json ? renderDryRunJson({ exitCode, problems, shown: broker }) : renderDryRun(broker),
  );
  if (refusal !== undefined) throw refusal;
  return ExitCode.Ok;
}

async function readOrReport(args: Arguments, env: Env, json: boolean) {
  try {
    return await readBroker(args, env);
  } catch (error) {
    if (json && error instanceof ToolError) {
      const { exitCode, problems } = error;
      writeStdout(renderDryRunJson({ exitCode, problems, shown: undefined }));
    }
    throw error;
  }
}
