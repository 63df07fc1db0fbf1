const unnamed = ['as its copyright file says'];

/**
 * The licences that a copyright file of Debian names: those of its paragraphs, or those whose texts it refers to.
 * Some have only texts of their own, without a name.
 */
export function licensesIn(copyright: string): string[] {
  const isMachineReadable = /^Format:/m.test(copyright);
  const names = isMachineReadable
    ? [...copyright.matchAll(/^License: *(\S.*?) *$/gm)].map(([, name = '']) => name)
    : [...copyright.matchAll(/\/common-licenses\/([A-Za-z0-9.-]*[A-Za-z0-9])/g)].map(
        ([, name = '']) => name,
      );
  return names.length === 0 ? unnamed : [...new Set(names)].toSorted();
}
