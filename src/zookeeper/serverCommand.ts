import { join } from 'node:path';
import { choosesArchive, shareArchive } from '../java/classArchive.ts';
import type { Env } from '../tool/serviceLink.ts';
import { valueOf } from '../tool/variable.ts';
import { type ClassArchive, renderArchivedPath, renderClassPath } from './classPath.ts';
import type { JavaEnv } from './javaEnv.ts';
import { isBefore, type Version } from './version.ts';

/** What the command line of a server is made of. */
export interface ServerFacts {
  /** Where the log configuration and the like are. */
  readonly confDir: string;
  /** The path of the server's own configuration. */
  readonly zooCfg: string;
  readonly libDir: string;
  readonly logDir: string;
  readonly javaEnv: JavaEnv;
  /** Whether the configuration has a java.security of its own. */
  readonly javaSecurity: boolean;
  readonly env: Env;
  /** The archive of classes that is there; none where the jars are loaded. */
  readonly archive: ClassArchive | undefined;
}

const serverClass = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
const versionClass = 'org.apache.zookeeper.version.VersionInfoMain';
/** The jars of 3.5.10 do not have it, those of 3.6.4 do. */
const firstOfVersionClass: Version = [3, 6, 0];
const oldVersionClass = 'org.apache.zookeeper.Version';

/**
 * Java's arguments for the server, as zkServer.sh of 3.9 would put them together: the flags of
 * java.env before those of JVMFLAGS, each of which a shell would split at blanks. JMX is off unless
 * JMXPORT asks for it: a port that nobody asked for is one more to guard.
 */
export function renderServerArgs(facts: ServerFacts): string[] {
  const { confDir, zooCfg, javaEnv, env } = facts;
  const variable = (name: string): string => javaEnv.get(name) ?? env[name] ?? '';
  const logDir = javaEnv.get('ZOO_LOG_DIR') ?? facts.logDir;
  const hostsFile = valueOf(env, 'POD_HOSTS_FILE');
  const flags = [
    ...splitAtBlanks(variable('SERVER_JVMFLAGS')),
    ...splitAtBlanks(variable('JVMFLAGS')),
  ];
  const archive = choosesArchive(flags) ? undefined : facts.archive;
  return [
    ...(archive === undefined ? [] : shareArchive(archive.path)),
    `-Dzookeeper.log.dir=${logDir}`,
    '-XX:+ExitOnOutOfMemoryError',
    ...(facts.javaSecurity ? [`-Djava.security.properties=${join(confDir, 'java.security')}`] : []),
    ...(hostsFile === undefined ? [] : [`-Djdk.net.hosts.file=${hostsFile}`]),
    ...flags,
    ...renderJmxFlags(variable),
    '-cp',
    archive === undefined ? renderClassPath(facts) : renderArchivedPath(facts, archive.jars),
    serverClass,
    zooCfg,
  ];
}

/** Java's arguments to print the version of the server's jars; `version` is what their names say. */
export function renderVersionArgs(
  folders: Pick<ServerFacts, 'confDir' | 'libDir'>,
  version: Version | undefined,
): string[] {
  return [
    '-cp',
    renderClassPath(folders),
    isBefore(version, firstOfVersionClass) ? oldVersionClass : versionClass,
  ];
}

/** The variables of java.env are the server's as well, as if the shell had exported them. */
export function renderServerEnv({ env, javaEnv }: ServerFacts): Env {
  return { ...env, ...Object.fromEntries(javaEnv) };
}

function renderJmxFlags(variable: (name: string) => string): string[] {
  const port = variable('JMXPORT').trim();
  if (port === '') return ['-Dzookeeper.jmx.log4j.disable=true'];
  const or = (name: string, fallback: string): string => variable(name).trim() || fallback;
  return [
    '-Dcom.sun.management.jmxremote',
    `-Dcom.sun.management.jmxremote.port=${port}`,
    `-Dcom.sun.management.jmxremote.authenticate=${or('JMXAUTH', 'false')}`,
    `-Dcom.sun.management.jmxremote.ssl=${or('JMXSSL', 'false')}`,
    `-Dzookeeper.jmx.log4j.disable=${or('JMXLOG4J', 'true')}`,
  ];
}

function splitAtBlanks(flags: string): string[] {
  return flags.split(/\s+/).filter((flag) => flag !== '');
}
