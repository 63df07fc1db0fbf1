import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { Env } from '../tool/serviceLink.ts';
import { resolveOptionalProgram } from './resolveProgram.ts';
import type { ChildCommand } from './runChild.ts';

interface Tied extends ChildCommand {
  /** What the server gets when this process is killed. */
  readonly orphanSignal: 'SIGTERM' | 'SIGKILL';
  readonly tell: (line: string) => void;
}

/** The command of a server that ends with this process, where that can be had. */
export function resolveTied({ program, args, env, orphanSignal, tell }: Tied): ChildCommand {
  const words = resolveTie(orphanSignal, env);
  if (words === undefined) {
    tell(
      'warning: the server outlives this process if it is killed (install setpriv of util-linux)',
    );
    return { program, args, env };
  }
  const [file, ...rest] = words;
  return { program: file, args: [...rest, program, ...args], env };
}

/**
 * The words in front of a command that let Linux send it a signal when this process is gone, however
 * it went (prctl(2), PR_SET_PDEATHSIG; java keeps it, since it is no setuid program). None without
 * the setpriv of util-linux: that of busybox knows no such signal. Should this process be killed in
 * the millisecond before setpriv has asked for it, nothing is sent.
 */
function resolveTie(
  signal: Tied['orphanSignal'],
  env: Env,
): readonly [string, ...string[]] | undefined {
  const setpriv = resolveOptionalProgram('setpriv', env);
  if (setpriv === undefined || basename(realpathSync(setpriv)) !== 'setpriv') return undefined;
  return [setpriv, '--pdeathsig', signal.replace('SIG', ''), '--'];
}
