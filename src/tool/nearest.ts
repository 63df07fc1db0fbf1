/** The candidate that a misspelt name most likely meant, if one is close enough to be worth naming. */
export function findNearest(
  name: string,
  candidates: Iterable<string>,
  mostEdits = Math.max(2, Math.floor(name.length / 4)),
): string | undefined {
  let nearest: string | undefined;
  let shortest = mostEdits + 1;
  for (const candidate of candidates) {
    // No distance is below the difference of the lengths, which costs nothing to know.
    if (Math.abs(name.length - candidate.length) >= shortest) continue;
    const distance = editDistance(name, candidate);
    if (distance < shortest) [nearest, shortest] = [candidate, distance];
  }
  return nearest;
}

/** Levenshtein distance: how many characters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.split('').entries()) {
    const current = [row + 1];
    for (const [column, other] of b.split('').entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
