import { join } from 'node:path';
import { renderHeapFlags } from '../java/heap.ts';
import type { FileWrite, Writes } from '../tool/fileWrite.ts';
import { renderJavaEnv } from './javaEnv.ts';
import { renderJavaSecurity } from '../java/javaSecurity.ts';
import { renderLog4jProperties } from './log4jProperties.ts';
import { renderLogbackXml } from './logbackXml.ts';
import type { Member } from './members.ts';
import type { ZkSettings } from './settings.ts';
import { renderZooCfg } from './zooCfg.ts';

interface Contents {
  readonly myid: number;
  readonly members: readonly Member[];
  readonly logback: boolean;
}

const readable = 0o644;

/**
 * Every file of a member. `myid` comes last: a member has an identity only once its configuration is
 * whole, and a run that is cut off anywhere leaves nothing that the next one takes for another member's.
 */
export function listFiles(settings: ZkSettings, { myid, members, logback }: Contents): Writes {
  const { logLevel, confDir, dataDir, dataLogDir, logDir } = settings;
  const configuration: (readonly [string, string])[] = [
    ['zoo.cfg', renderZooCfg(settings, members)],
    ['log4j.properties', renderLog4jProperties(logLevel)],
    ['java.env', renderJavaEnv(listVariables(settings))],
    ['java.security', renderJavaSecurity()],
  ];
  if (logback) configuration.push(['logback.xml', renderLogbackXml(logLevel)]);
  const files = configuration.map(([name, text]) => toFile(join(confDir, name), text));
  return {
    files: [...files, toFile(join(dataDir, 'myid'), `${myid}\n`)],
    folders: [
      { path: dataLogDir, writable: true },
      { path: logDir, writable: false },
    ],
  };
}

// SERVER_JVMFLAGS and not JVMFLAGS, which would give zkCli.sh the server's heap as well; the level
// for log4j is here because zkServer.sh passes it as a system property, which beats log4j.properties.
function listVariables({ logDir, logLevel, heapBytes }: ZkSettings): [string, string][] {
  return [
    ['ZOO_LOG_DIR', logDir],
    ['ZOO_LOG4J_PROP', `${logLevel},CONSOLE`],
    ['SERVER_JVMFLAGS', renderHeapFlags(heapBytes)],
  ];
}

function toFile(path: string, text: string): FileWrite {
  return { path, text, mode: readable };
}
