import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../tool/errorCode.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { accept, named, type Parsed, reject } from '../tool/parsed.ts';
import type { Env } from '../tool/serviceLink.ts';
import { ToolError } from '../tool/toolError.ts';
import { archivePath, type ClassArchive } from './classPath.ts';
import { parseJavaEnv } from './javaEnv.ts';
import { readConfigured, readZooCfg } from './readZooCfg.ts';
import { isStandalone, parseServerConfig, type ServerConfig, withOwnLine } from './serverConfig.ts';
import type { ServerFacts } from './serverCommand.ts';
import { parseMyid } from './volume/myid.ts';

interface Places {
  readonly confDir: string;
  readonly libDir: string;
  readonly logDir: string;
  /** A configuration of the operator's own: a path where there is a slash in it, else a name in `confDir`. */
  readonly configFile: string | undefined;
}

export interface Server extends ServerFacts {
  readonly config: ServerConfig;
  /** Absent where the server stands alone. */
  readonly myid: number | undefined;
}

/**
 * Reads what zkGenConfig wrote, or a configuration of the operator's own, which needs no java.env, and
 * looks for the jars. Throws a ToolError with every problem.
 */
export function readServer({ configFile, ...folders }: Places, env: Env): Server {
  const { confDir, libDir } = folders;
  const path =
    configFile?.includes('/') === true ? configFile : join(confDir, configFile ?? 'zoo.cfg');
  const zooCfg = readZooCfg(path);
  const hasJavaEnv = configFile === undefined || existsSync(join(confDir, 'java.env'));
  const javaEnv = hasJavaEnv
    ? parseFile(join(confDir, 'java.env'), parseJavaEnv)
    : accept(new Map());
  const config = zooCfg.ok ? parseServerConfig(zooCfg.value) : undefined;
  const myid = config === undefined ? accept(undefined) : readMyid(path, config);
  const jars = findJars(libDir);
  if (zooCfg.ok && javaEnv.ok && myid.ok && jars.ok && config !== undefined) {
    const javaSecurity = existsSync(join(confDir, 'java.security'));
    return {
      ...folders,
      zooCfg: path,
      env,
      javaEnv: javaEnv.value,
      javaSecurity,
      archive: findArchive(libDir, jars.value),
      config: withOwnLine(config, myid.value),
      myid: myid.value,
    };
  }
  const problems = [zooCfg, javaEnv, myid, jars].flatMap((read) => (read.ok ? [] : [read.problem]));
  throw new ToolError(ExitCode.Config, problems);
}

/** Throws a ToolError where the jars of a server are not there. */
export function requireJars(libDir: string): void {
  const jars = findJars(libDir);
  if (!jars.ok) throw new ToolError(ExitCode.Config, [jars.problem]);
}

function readMyid(zooCfg: string, config: ServerConfig): Parsed<number | undefined> {
  if (isStandalone(config) || config.dataDir === undefined) return accept(undefined);
  const path = join(config.dataDir, 'myid');
  const myid = parseFile(path, parseMyid);
  if (!myid.ok) return myid;
  if (myid.value === undefined) return reject(`${path}: is empty (run zkGenConfig)`);
  return config.servers.has(myid.value)
    ? myid
    : reject(
        `${zooCfg}: has no server.${myid.value}, and ${path} says that this is member ${myid.value}`,
      );
}

function findArchive(libDir: string, jars: readonly string[]): ClassArchive | undefined {
  const path = archivePath(libDir);
  return existsSync(path) ? { path, jars } : undefined;
}

/** The names of the files in the folder of the jars. */
function findJars(libDir: string): Parsed<readonly string[]> {
  try {
    const names = readdirSync(libDir);
    if (names.some((name) => /^zookeeper-\d.*\.jar$/.test(name))) return accept(names);
  } catch (error) {
    const code = errorCode(error);
    const why =
      code === 'ENOENT' ? "not found, expected ZooKeeper's jars" : `cannot be read: ${code}`;
    return reject(`ZK_LIB_DIR: ${libDir}: ${why}`);
  }
  return reject(`ZK_LIB_DIR: ${libDir}: expected ZooKeeper's jars, found no zookeeper-*.jar`);
}

function parseFile<T>(path: string, parse: (text: string) => Parsed<T>): Parsed<T> {
  const text = readConfigured(path);
  return text.ok ? named(path, parse(text.value)) : text;
}
