import { join } from 'node:path/posix';

/** An archive of the classes of a server's jars, and the names of the files beside those jars. */
export interface ClassArchive {
  readonly path: string;
  readonly jars: readonly string[];
}

interface Folders {
  readonly confDir: string;
  readonly libDir: string;
}

/** Where an image has its archive: beside the folder of the jars. */
export function archivePath(libDir: string): string {
  return join(libDir, '../zookeeper.jsa');
}

/** The configuration comes first, as in zkServer.sh: logback.xml and log4j.properties are found there. */
export function renderClassPath({ confDir, libDir }: Folders): string {
  return `${confDir}:${join(libDir, '*')}`;
}

/**
 * The class path that an archive of classes fits: each jar by its name and in their order. No folder with
 * files may be among those; the configuration stands behind them.
 */
export function renderArchivedPath({ confDir, libDir }: Folders, jars: readonly string[]): string {
  return [...listJars(libDir, jars), confDir].join(':');
}

/** The jars among the files of a folder, in the order of their names. */
export function listJars(libDir: string, names: readonly string[]): string[] {
  return names
    .filter((name) => name.endsWith('.jar'))
    .toSorted()
    .map((name) => join(libDir, name));
}
