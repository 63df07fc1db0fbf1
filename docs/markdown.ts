/** A table of Markdown; the first row is its head. */
export function renderTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(renderRow).join('');
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |\n`;
}

/** The text of a file with the part between the markers of this name replaced. */
export function replacePart(file: string, text: string, name: string, part: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from)
    throw new Error(`${file} has no part between ${open.trim()} and ${close}`);
  return `${text.slice(0, from + open.length)}\n${part}\n${text.slice(to)}`;
}
