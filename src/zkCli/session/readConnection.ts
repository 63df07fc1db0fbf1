import { reachableHost } from '../../pod/reachableHost.ts';
import { named } from '../../tool/parsed.ts';
import { parseInteger } from '../../tool/parsers.ts';
import { requireOperand, requireSettings } from '../../tool/requireSettings.ts';
import { maxInt } from '../../tool/settingKinds.ts';
import type { Sources } from '../../tool/settings.ts';
import type { Transport } from '../../zookeeper/ask/askServer.ts';
import { renderPlace } from '../../pod/place.ts';
import { clientSettings } from '../../zookeeper/settings/clientSettings.ts';
import { secureClientSettings } from '../../zookeeper/settings/secureClientSettings.ts';
import type { Words } from '../commandLine.ts';
import { type ConnectString, parseConnectString } from './connectString.ts';

/** Which servers to ask, by what, and how long all may take. */
export interface Connection extends ConnectString {
  /** As the operator wrote it, or would. */
  readonly text: string;
  readonly timeoutMs: number;
  /** Absent where the servers are asked in plain text. */
  readonly tls: Transport | undefined;
}

const { host, port, tls: isSecure } = clientSettings;
const { secureHost, securePort, ...tlsSettings } = secureClientSettings;
const defaultTimeout = '10000';
// A server's session timeout is an int, of 2 to 20 ticks; it puts right what lies outside.
const parseTimeout = parseInteger({ min: 1, max: maxInt });

/** Reads the flags, and the pod's own variables in the place of -server. Throws a ToolError with what is wrong. */
export async function readConnection({ flags }: Words): Promise<Connection> {
  const timeoutMs = requireOperand(
    named('-timeout', parseTimeout(flags.get('timeout') ?? defaultTimeout)),
  );
  const values = [...flags].map(([name, value]) => [name, [value]] as const);
  const sources: Sources = { env: process.env, flags: Object.fromEntries(values) };
  const tls = requireSettings({ isSecure }, sources).isSecure ? await readTls(sources) : undefined;
  const text = flags.get('server');
  if (text !== undefined) {
    return { ...requireOperand(named('-server', parseConnectString(text))), text, timeoutMs, tls };
  }
  const server = readOwnServer(tls !== undefined);
  return {
    servers: [server],
    chroot: '',
    text: renderPlace(server),
    timeoutMs,
    tls,
  };
}

function readOwnServer(secure: boolean) {
  const spec = secure ? { host: secureHost, port: securePort } : { host, port };
  const own = requireSettings(spec, { env: process.env });
  return { host: reachableHost(own.host), port: own.port };
}

async function readTls(sources: Sources): Promise<Transport> {
  const settings = requireSettings(tlsSettings, sources);
  const { readClientTls } = await import('../../zookeeper/ask/readClientTls.ts');
  return readClientTls(settings);
}
