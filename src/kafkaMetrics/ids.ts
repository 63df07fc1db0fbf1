const mostIds = 6;

/** `1, 2, 3 and 4 more`. */
export function listIds(ids: readonly (number | string)[]): string {
  const more = ids.length - mostIds;
  return more > 0 ? `${ids.slice(0, mostIds).join(', ')} and ${more} more` : ids.join(', ');
}
