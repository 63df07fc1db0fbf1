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
    const distance = editDistance(name, candidate, shortest);
    if (distance < shortest) [nearest, shortest] = [candidate, distance];
  }
  return nearest;
}

/** Levenshtein distance: how many characters to insert, delete or replace; `limit` where it is as much or more. */
function editDistance(a: string, b: string, limit: number): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1);
      const value = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(value);
      if (value < least) least = value;
    }
    // no later row gets below the least of this one
    if (least >= limit) return limit;
    above = current;
  }
  return above.at(-1) ?? 0;
}
