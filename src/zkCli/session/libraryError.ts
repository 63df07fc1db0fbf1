import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import { Refusal } from '../answers/refusal.ts';

/**
 * What the operator can know of an error that node-zookeeper-client throws from its own depths, where
 * an answer is none that it expects; none where it is a bug.
 */
export function explainLibraryError(error: Error): ToolError | undefined {
  const [, code] = /^Unknown code: (-?\d+)$/.exec(error.message) ?? [];
  if (code !== undefined) return new Refusal(Number(code), '/');
  // Its classes for ACLs take no permissions of 0, and no scheme without a name.
  if (/^(?:permission|scheme) must be /.test(error.message)) {
    const problem =
      'this ACL has an entry without permissions or scheme (see it by ZooKeeperMain: zkCli -r getAcl path)';
    return new ToolError(ExitCode.No, [problem], { cause: error });
  }
  // Read beyond the end of an answer, or a length that is none.
  return error instanceof RangeError
    ? new ToolError(ExitCode.Unavailable, ['the server answers as no ZooKeeper does'], {
        cause: error,
      })
    : undefined;
}
