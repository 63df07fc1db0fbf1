import { resolveJava } from '../../java/resolveJava.ts';
import type { Env } from '../../tool/serviceLink.ts';
import type { Issue } from '../../tool/settings.ts';
import { ToolError } from '../../tool/toolError.ts';

/** What is wrong with the java that would be started. */
export function readJavaIssues(env: Env): Issue[] {
  try {
    resolveJava(env);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const { exitCode } = error;
    return error.problems.map((line) => {
      const [subject = line, ...problem] = line.split(': ');
      return { subject, problem: problem.join(': '), exitCode };
    });
  }
}
