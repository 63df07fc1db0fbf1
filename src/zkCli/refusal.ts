import { ExitCode } from '../tool/exitCode.ts';
import { ToolError } from '../tool/toolError.ts';

/** ZooKeeper's own code for a path that has no node (KeeperException.Code). */
export const noNode = -101;

/** What zkCli.sh says of a refusal. */
const meanings: Readonly<Record<number, string>> = {
  [-8]: 'Arguments are not valid :',
  [noNode]: 'Node does not exist:',
  [-102]: 'Insufficient permission :',
  [-103]: 'version No is not valid :',
  [-108]: 'Ephemerals cannot have children:',
  [-110]: 'Node already exists:',
  [-111]: 'Node not empty:',
  [-114]: 'Acl is not valid :',
  [-119]: 'Not a read-only call:',
  [-125]: 'Quota has exceeded :',
};

/** Codes that tell of the session: there was no answer. */
const sessionMeanings: Readonly<Record<number, string>> = {
  [-4]: 'connection lost; whether the command was carried out is not known:',
  [-112]: 'session expired before the answer came:',
  [-115]: 'the server refuses this client:',
};

/** The error of a server's code for a command on `path`. */
export function toToolError(code: number, path: string, cause?: Error): ToolError {
  const ofSession = sessionMeanings[code];
  const meaning = ofSession ?? meanings[code] ?? `the server refused with code ${code}:`;
  return new ToolError(
    ofSession === undefined ? ExitCode.No : ExitCode.Unavailable,
    [`${meaning} ${path}`],
    { cause },
  );
}
