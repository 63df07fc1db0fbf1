/**
 * The fields of a value that nobody read: a validator that was generated from a schema reads each field that the
 * schema has, and passes over others, as kubectl refuses to do.
 */
export interface Watched {
  readonly value: unknown;
  /** Paths, such as `/spec/replica`. */
  readonly listUnread: () => readonly string[];
}

type Fields = Record<PropertyKey, unknown>;

export function watchReads(value: unknown): Watched {
  const seen: { readonly fields: Fields; readonly path: string; readonly read: Set<string> }[] = [];
  const watch = (part: unknown, path: string): unknown => {
    if (!isFields(part)) return part;
    const read = new Set<string>();
    const children = new Map<PropertyKey, unknown>();
    seen.push({ fields: part, path, read });
    return new Proxy(part, {
      get: (fields, key) => {
        const field = fields[key];
        if (!Object.hasOwn(fields, key)) return field;
        read.add(String(key));
        if (!children.has(key)) children.set(key, watch(field, `${path}/${String(key)}`));
        return children.get(key);
      },
    });
  };
  return {
    value: watch(value, ''),
    listUnread: () =>
      seen.flatMap(({ fields, path, read }) =>
        Object.keys(fields)
          .filter((key) => !read.has(key))
          .map((key) => `${path}/${key}`),
      ),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
