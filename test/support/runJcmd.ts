import { execa } from 'execa';
import { parseProperties } from '../../src/java/properties.ts';

/** The system properties of a running JVM, as it is asked itself (JDK, jcmd VM.system_properties). */
export async function readSystemProperties(pid: number): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await execa('jcmd', [String(pid), 'VM.system_properties'], {
    timeout: 60_000,
  });
  // its first line is the process
  return new Map(parseProperties(stdout.split('\n').slice(1).join('\n')));
}

/** The arguments that a running JVM was started with. */
export async function readJvmArguments(pid: number): Promise<string> {
  const { stdout } = await execa('jcmd', [String(pid), 'VM.command_line'], { timeout: 60_000 });
  return /^jvm_args: (.*)$/m.exec(stdout)?.[1] ?? '';
}
