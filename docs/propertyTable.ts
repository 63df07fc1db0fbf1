const file = 'src/kafka/properties/propertyTable.ts';

/** What the jars of one line of Kafka, such as 4.1, define for a broker. */
export interface Line {
  readonly line: string;
  /** Types by name. */
  readonly types: ReadonlyMap<string, string>;
}

/**
 * The rows of the table, with the type that the newest line has it by; what is not in every line says from
 * which to which it is there.
 */
export function tabulate(lines: readonly Line[]): string[] {
  const names = [...new Set(lines.flatMap(({ types }) => [...types.keys()]))];
  return names.toSorted().map((name) => {
    const there = lines.map(({ types }) => types.has(name));
    const [first, last] = [there.indexOf(true), there.lastIndexOf(true)];
    if (there.slice(first, last).includes(false)) throw new Error(`${name} was gone for a while`);
    const since = first === 0 ? '' : (lines[first]?.line ?? '');
    const until = last === lines.length - 1 ? '' : (lines[last]?.line ?? '');
    const row = `${name} ${lines[last]?.types.get(name)}`;
    return since === '' && until === '' ? row : `${row} ${since}-${until}`;
  });
}

/** The table's file with these rows in the place of its own. */
export function replaceRows(text: string, lines: readonly Line[]): string {
  const [before, rows, after] = text.split('`');
  if (rows === undefined || after === undefined) {
    throw new Error(`${file} has no table in backticks`);
  }
  return `${before}\`\n${tabulate(lines).join('\n')}\n\`${after}`;
}
