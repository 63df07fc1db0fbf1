import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { Env } from '../tool/serviceLink.ts';
import { resolveOptionalProgram } from './resolveProgram.ts';

/**
 * The words in front of a command that let Linux send it a signal when this process is gone, however
 * it went (prctl(2), PR_SET_PDEATHSIG; java keeps it, since it is no setuid program). None without
 * the setpriv of util-linux: that of busybox knows no such signal. Should this process be killed in
 * the millisecond before setpriv has asked for it, nothing is sent.
 */
export function resolveTie(
  signal: 'SIGTERM' | 'SIGKILL',
  env: Env,
): readonly [string, ...string[]] | undefined {
  const setpriv = resolveOptionalProgram('setpriv', env);
  if (setpriv === undefined || basename(realpathSync(setpriv)) !== 'setpriv') return undefined;
  return [setpriv, '--pdeathsig', signal.replace('SIG', ''), '--'];
}
