import type { Lock } from '../../files/lock.ts';

/** A log dir that a running server has locked. */
export interface HeldDir extends Lock {
  readonly path: string;
}

/** Made in each log dir, and locked there by Java's FileLock for as long as the server runs (LogManager, KafkaRaftManager). */
export const lockFile = '.lock';
