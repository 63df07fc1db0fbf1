import type { Env } from './serviceLink.ts';

/** What a variable says, without the blanks around it; one that says nothing counts as unset. */
export function valueOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim() ?? '';
  return value === '' ? undefined : value;
}
