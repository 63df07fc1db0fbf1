import { resolveJava } from '../../java/resolveJava.ts';
import type { Env } from '../../tool/serviceLink.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { Finding } from './preflight.ts';

/** What is wrong with the java that would be started: a warning for a dry run, which needs none itself. */
export function readJava(env: Env): Finding[] {
  try {
    resolveJava(env);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return error.problems.map((line) => {
      const [subject = line, ...text] = line.split(': ');
      return { type: 'warning', subject, text: text.join(': ') };
    });
  }
}
