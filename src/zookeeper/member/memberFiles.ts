import { join } from 'node:path';
import { renderJavaSecurity } from '../../java/javaSecurity.ts';
import { hidden } from '../../java/secretOption.ts';
import type { Property } from '../../java/properties.ts';
import type { FileWrite, Writes } from '../../files/fileWrite.ts';
import type { Installation } from '../installation.ts';
import { renderJavaEnv } from '../javaEnv.ts';
import { renderLog4jProperties } from '../logging/log4jProperties.ts';
import { renderLogbackXml } from '../logging/logbackXml.ts';
import { isSecretKey } from '../keys/secretKey.ts';
import type { ZkSettings } from '../settings/settings.ts';
import { type MemberState, renderLogMark, renderMemberState } from '../volume/memberState.ts';
import { stateFileName } from '../volume/volume.ts';
import type { EmptyVolume } from '../volume/volumeGuard.ts';
import { renderZooCfg } from './zooCfg.ts';

interface Contents {
  readonly myid: number;
  readonly properties: readonly Property[];
  readonly state: MemberState;
  readonly installation: Installation;
  /** Flags of the server's JVM, between blanks. */
  readonly jvmFlags: string;
  /** Key stores and the like, which zoo.cfg names. */
  readonly secrets: readonly FileWrite[];
  readonly emptyVolume: EmptyVolume;
}

const readable = 0o644;

/**
 * Every file of a member. `myid` comes last: a member has an identity only once its configuration is
 * whole, and a run that is cut off anywhere leaves nothing that the next one takes for another member's.
 */
export function listFiles(settings: ZkSettings, contents: Contents): Writes {
  const { logLevel, confDir, dataDir, dataLogDir, logDir } = settings;
  const style = { format: settings.logFormat, probes: settings.logProbes };
  const { myid, properties, state, installation, secrets, emptyVolume } = contents;
  const configuration: (readonly [string, string])[] = [
    ['log4j.properties', renderLog4jProperties(logLevel, style)],
    ['java.env', renderJavaEnv(listVariables(settings, contents))],
    ['java.security', renderJavaSecurity()],
  ];
  // Where the jars cannot be seen, logback.xml is written too: log4j does not read it.
  if (installation.logging === 'logback' || installation.logging === undefined) {
    configuration.push(['logback.xml', renderLogbackXml(logLevel, style)]);
  }
  return {
    files: [
      // The mark first: a volume that remembers its member must have it. What a member may have voted
      // with is remembered before it can: a run that is cut off remembers too much, not too little.
      ...(dataLogDir === dataDir
        ? []
        : [toFile(join(dataLogDir, stateFileName), renderLogMark(myid))]),
      toFile(join(dataDir, stateFileName), renderMemberState(state)),
      ...secrets,
      zooCfgFile(join(confDir, 'zoo.cfg'), properties),
      ...configuration.map(([name, text]) => toFile(join(confDir, name), text)),
      ...(emptyVolume.initialize === undefined ? [] : [toFile(emptyVolume.initialize, '')]),
      toFile(join(dataDir, 'myid'), `${myid}\n`),
    ],
    folders: [
      { path: dataLogDir, writable: true },
      { path: logDir, writable: false },
    ],
    removals: emptyVolume.removals,
  };
}

// SERVER_JVMFLAGS and not JVMFLAGS, which would give zkCli.sh the server's heap as well; the level
// for log4j is here because zkServer.sh passes it as a system property, which beats log4j.properties.
function listVariables(
  { logDir, logLevel }: ZkSettings,
  { jvmFlags }: Contents,
): [string, string][] {
  return [
    ['ZOO_LOG_DIR', logDir],
    ['ZOO_LOG4J_PROP', `${logLevel},CONSOLE`],
    ['SERVER_JVMFLAGS', jvmFlags],
  ];
}

// Keys with passwords came from files that only the member may read.
function zooCfgFile(path: string, properties: readonly Property[]): FileWrite {
  const text = renderZooCfg(properties);
  if (!properties.some(([key]) => isSecretKey(key))) return toFile(path, text);
  const shown = properties.map(([key, value]) => [key, isSecretKey(key) ? hidden : value] as const);
  return { path, text, mode: 0o600, shown: renderZooCfg(shown) };
}

function toFile(path: string, text: string): FileWrite {
  return { path, text, mode: readable };
}
