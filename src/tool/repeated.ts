/** The first of these that is there once more before it; undefined where each is there once. */
export function findRepeated<T>(all: readonly T[]): T | undefined {
  return all.find((one, index) => all.indexOf(one) !== index);
}
