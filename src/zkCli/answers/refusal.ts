import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';

/** ZooKeeper's own code for a path that has no node (KeeperException.Code). */
export const noNode = -101;

/** The code for a connection that ended before the answer. */
export const connectionLoss = -4;

/** The code for a session that the ensemble gave up. */
export const sessionExpired = -112;

interface Meaning {
  /** As KeeperException.Code calls it. */
  readonly name: string;
  /** What zkCli.sh says before the path; else it is what KeeperException says. */
  readonly says?: string;
}

/** Codes that tell of the session: whether the command was carried out is not known, or it was not. */
const ofSession: Readonly<Record<number, Meaning>> = {
  [connectionLoss]: {
    name: 'CONNECTIONLOSS',
    says: 'connection lost; whether the command was carried out is not known:',
  },
  [sessionExpired]: { name: 'SESSIONEXPIRED', says: 'session expired before the answer came:' },
  [-115]: {
    name: 'AUTHFAILED',
    says: 'the server refuses what addauth or a login gave (scheme or credentials):',
  },
  [-118]: { name: 'SESSIONMOVED', says: 'the session was moved to another server:' },
  [-124]: {
    name: 'SESSIONCLOSEDREQUIRESASLAUTH',
    says: 'the server lets only clients in that log in by SASL (name a JAAS file in CLIENT_JVMFLAGS, as -Djava.security.auth.login.config=…):',
  },
};

const ofCommand: Readonly<Record<number, Meaning>> = {
  [-1]: { name: 'SYSTEMERROR' },
  [-5]: { name: 'MARSHALLINGERROR' },
  [-6]: { name: 'UNIMPLEMENTED' },
  [-7]: { name: 'OPERATIONTIMEOUT' },
  [-8]: { name: 'BADARGUMENTS', says: 'Arguments are not valid :' },
  [-100]: { name: 'APIERROR' },
  [noNode]: { name: 'NONODE', says: 'Node does not exist:' },
  [-102]: { name: 'NOAUTH', says: 'Insufficient permission :' },
  [-103]: { name: 'BADVERSION', says: 'version No is not valid :' },
  [-108]: { name: 'NOCHILDRENFOREPHEMERALS', says: 'Ephemerals cannot have children:' },
  [-110]: { name: 'NODEEXISTS', says: 'Node already exists:' },
  [-111]: { name: 'NOTEMPTY', says: 'Node not empty:' },
  [-114]: { name: 'INVALIDACL', says: 'Acl is not valid :' },
  [-119]: { name: 'NOTREADONLY', says: 'Not a read-only call:' },
  [-120]: {
    name: 'EPHEMERALONLOCALSESSION',
    says: 'Unable to create ephemeral node on a local session:',
  },
  [-122]: { name: 'REQUESTTIMEOUT' },
  [-125]: { name: 'QUOTAEXCEEDED', says: 'Quota has exceeded :' },
  [-127]: { name: 'THROTTLEDOP' },
};

interface Background {
  readonly cause?: unknown;
  /** What to do, in brackets behind the rest. */
  readonly hint?: string;
}

/** A server's refusal of a command on a path, or the loss of the session before its answer. */
export class Refusal extends ToolError {
  readonly code: number;
  readonly path: string;
  /** As KeeperException.Code calls it. */
  readonly codeName: string;

  constructor(code: number, path: string, { cause, hint = '' }: Background = {}) {
    const meaning = ofSession[code] ?? ofCommand[code] ?? { name: `CODE${code}` };
    const says = meaning.says ?? `KeeperErrorCode = ${meaning.name} for`;
    super(code in ofSession ? ExitCode.Unavailable : ExitCode.No, [`${says} ${path}${hint}`], {
      cause,
    });
    this.name = 'Refusal';
    this.code = code;
    this.path = path;
    this.codeName = meaning.name;
  }
}

/** A refusal as zkCli.sh prints it. */
export function renderRefusal({ problems }: Refusal): string {
  return problems.map((problem) => `${problem}\n`).join('');
}

/** A refusal as one line of JSON. */
export function renderRefusalJson({ codeName, path, message }: Refusal): string {
  return `${JSON.stringify({ error: codeName, path, message })}\n`;
}
