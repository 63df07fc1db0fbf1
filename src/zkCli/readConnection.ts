import { reachableHost } from '../pod/reachableHost.ts';
import { named } from '../tool/parsed.ts';
import { parseInteger } from '../tool/parsers.ts';
import { requireOperand, requireSettings } from '../tool/requireSettings.ts';
import { maxInt } from '../tool/settingKinds.ts';
import { clientSettings } from '../zookeeper/clientSettings.ts';
import { renderPlace } from '../zookeeper/place.ts';
import type { Words } from './commandLine.ts';
import { type ConnectString, parseConnectString } from './connectString.ts';

/** Which servers to ask, and how long all may take. */
export interface Connection extends ConnectString {
  /** As the operator wrote it, or would. */
  readonly text: string;
  readonly timeoutMs: number;
}

const { host, port } = clientSettings;
const defaultTimeout = '10000';
// A server's session timeout is an int, of 2 to 20 ticks; it puts right what lies outside.
const parseTimeout = parseInteger({ min: 1, max: maxInt });

/** Reads the flags, and the pod's own variables in the place of -server. Throws a ToolError with what is wrong. */
export function readConnection(flags: Words['flags']): Connection {
  const timeoutMs = requireOperand(
    named('-timeout', parseTimeout(flags.get('timeout') ?? defaultTimeout)),
  );
  const text = flags.get('server');
  if (text === undefined) {
    const own = requireSettings({ host, port }, { env: process.env });
    const server = { host: reachableHost(own.host), port: own.port };
    return {
      servers: [server],
      chroot: '',
      text: renderPlace(server.host, server.port),
      timeoutMs,
    };
  }
  return { ...requireOperand(named('-server', parseConnectString(text))), text, timeoutMs };
}
