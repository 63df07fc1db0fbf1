import type { MetaProperties } from './metaProperties.ts';

/** A folder of log.dirs as it was found on the volume. */
export interface LogDir {
  readonly path: string;
  /** A whole line that says why it cannot be written to; undefined where it can. */
  readonly denial: string | undefined;
  /** Names in it; none where it does not exist yet. */
  readonly names: readonly string[];
  readonly meta: MetaProperties | undefined;
}

/** The file that a broker leaves at the very end of a clean stop, and removes when it starts. */
export const cleanMarker = '.kafka_cleanshutdown';
