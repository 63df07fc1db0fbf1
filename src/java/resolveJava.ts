import { resolveProgram } from '../process/resolveProgram.ts';
import type { Env } from '../tool/serviceLink.ts';
import { valueOf } from '../tool/variable.ts';

/** The java to run: `$JAVA_HOME/bin/java` where JAVA_HOME is set, else the first on the PATH. */
export function resolveJava(env: Env): string {
  const home = valueOf(env, 'JAVA_HOME');
  return home === undefined
    ? resolveProgram('java', env, 'install a Java runtime, or set JAVA_HOME')
    : resolveProgram(`${home}/bin/java`, env, 'JAVA_HOME must name a Java runtime');
}
