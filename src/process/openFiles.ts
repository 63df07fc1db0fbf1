/**
 * How many files a process may have open at most, by the text of its /proc/<pid>/limits (proc(5)): the hard
 * limit, up to which both Node and the JVM raise their own; none where there is none, or it is not said.
 */
export function parseMaxOpenFiles(limits: string): number | undefined {
  const hard = /^Max open files +\S+ +(\d+)/m.exec(limits)?.[1];
  return hard === undefined ? undefined : Number(hard);
}
