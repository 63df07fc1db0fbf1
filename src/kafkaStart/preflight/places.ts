import { isLoadable, type LogDir } from '../../kafka/storage/logDir.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { quote } from '../../tool/parsers.ts';
import type { Issue } from '../../tool/settings.ts';

const shownNames = 3;

/** Whether the log dirs can be used at all, whoever's they are. `dataDirs`: those that logs are loaded from. */
export function judgePlaces(dirs: readonly LogDir[], dataDirs: readonly string[]): Issue[] {
  return dirs.flatMap((dir) => {
    const { path, denial } = dir;
    if (denial !== undefined) {
      const [subject = path, ...problem] = denial.split(': ');
      return [{ subject, problem: problem.join(': '), exitCode: ExitCode.CannotCreate }];
    }
    return dataDirs.includes(path) ? judgeFolders(dir) : [];
  });
}

function judgeFolders({ path, folders }: LogDir): Issue[] {
  const strange = folders.filter((folder) => !isLoadable(folder));
  if (strange.length === 0) return [];
  const say = (problem: string) => [{ subject: path, problem, exitCode: ExitCode.Config }];
  if (strange.includes('lost+found')) {
    return say(
      `holds lost+found: it is the root of a volume, and the broker would take that for a topic (put log.dirs into a folder below it, such as ${path}/data)`,
    );
  }
  const [name = ''] = strange;
  const what =
    strange.length === 1 ? `the folder ${quote(name)}` : `folders such as ${list(strange)}`;
  return say(
    `holds ${what}, which the broker would take for a topic and stop (move it away, or put log.dirs into a folder below, such as ${path}/data)`,
  );
}

/** Some names of many: `a, b, c, …`. */
export function list(names: readonly string[]): string {
  return [...names.slice(0, shownNames), ...(names.length > shownNames ? ['…'] : [])].join(', ');
}
