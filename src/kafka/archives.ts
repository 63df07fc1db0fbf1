/** Archives of classes that java loads instead of the classes in the jars, where there are some. */
export interface Archives {
  readonly broker: string | undefined;
  /** For kafka.tools.StorageTool. */
  readonly storage: string | undefined;
}

/** What Apache's image calls them, in KAFKA_HOME. */
export const archiveNames = { broker: 'kafka.jsa', storage: 'storage.jsa' } as const;
