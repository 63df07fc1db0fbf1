import { readSmallFile } from '../../files/readSmallFile.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { Command } from '../grammar/command.ts';
import { maxDataBytes } from '../grammar/data.ts';

/**
 * The bytes that a command has for a node, if any. Throws a ToolError with `ExitCode.Usage` where they
 * are too many, or cannot be read.
 */
export async function readData(command: Command): Promise<Buffer | undefined> {
  const data = 'data' in command ? command.data : undefined;
  if (data === undefined) return undefined;
  const bytes = 'bytes' in data ? data.bytes : await readFile(data.file);
  if (bytes.length <= maxDataBytes) return bytes;
  throw unusable(
    `data: expected ${maxDataBytes} bytes at most, got ${bytes.length} (a node is no place for files)`,
  );
}

// Where what is said of a file of a pod's would ask for the wrong thing.
const whyUnread = new Map([
  ['ENOENT', 'not found'],
  ['EISDIR', 'a folder, expected a file'],
  ['EFBIG', `expected ${maxDataBytes} bytes at most (a node is no place for files)`],
]);

async function readFile(file: string): Promise<Buffer> {
  if (file === '-') return readStdin();
  const read = readSmallFile(file);
  if (read.ok) return read.bytes;
  const why = whyUnread.get(read.code);
  throw unusable(`--data-file: ${why === undefined ? read.problem : `${file}: ${why}`}`);
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    chunks.push(bytes);
    if (length > maxDataBytes) break;
  }
  return Buffer.concat(chunks);
}

function unusable(problem: string): ToolError {
  return new ToolError(ExitCode.Usage, [problem]);
}
