import type { Piece } from './pieces.ts';
import type { Reader } from './reader.ts';

/** One request in one version, and how its answer is read. */
export interface Exchange<T> {
  readonly name: string;
  readonly apiKey: number;
  readonly apiVersion: number;
  /** Whether header, request and answer carry tagged fields (KIP-482). */
  readonly isFlexible: boolean;
  readonly request: Piece;
  readonly read: (reader: Reader) => T;
}
