import { join } from 'node:path/posix';

interface ClassPath {
  readonly kafkaHome: string;
  /** Names of the files in its libs. */
  readonly jars: readonly string[];
  /** Jars of tests and sources too. */
  readonly withTests: boolean;
  /** CLASSPATH. */
  readonly before: string | undefined;
}

// kafka-run-class.sh, 3.9 to 4.3: what no server needs
const left = /(?:-(?:test|test-sources|src|scaladoc|javadoc)\.jar|jar\.asc|connect-file.*\.jar)$/;

/**
 * The class path that kafka-run-class.sh makes of a release: each jar by its name and in their order, on
 * which an archive of classes depends.
 */
export function renderClassPath({ kafkaHome, jars, withTests, before }: ClassPath): string {
  const paths = jars
    .filter((jar) => jar.endsWith('.jar') && (withTests || !left.test(jar)))
    .toSorted()
    .map((jar) => join(kafkaHome, 'libs', jar));
  return [...(before === undefined ? [] : [before]), ...paths].join(':');
}
