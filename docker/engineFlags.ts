/** Flags of `docker` that a machine needs, as a variable of the environment gives them: words between blanks. */
export function splitFlags(variable: string | undefined): string[] {
  return (variable ?? '').split(/\s+/).filter((flag) => flag !== '');
}
