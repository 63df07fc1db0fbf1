const continues = 0x80;

/** A piece of a request. */
export type Piece = Uint8Array;

export const int8 = (value: number): Piece => Uint8Array.of(value & 0xff);
export const boolean = (value: boolean): Piece => int8(value ? 1 : 0);

export function int32(value: number): Piece {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function int64(value: number): Piece {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

export function text(value: string): Piece {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** No list at all means everything, in most requests. */
export function list<T>(items: readonly T[] | undefined, write: (item: T) => Piece): Piece {
  return Buffer.concat([int32(items?.length ?? -1), ...(items ?? []).map((item) => write(item))]);
}

export function compactText(value: string): Piece {
  const bytes = Buffer.from(value);
  return Buffer.concat([varint(bytes.length + 1), bytes]);
}

export function compactList<T>(items: readonly T[] | undefined, write: (item: T) => Piece): Piece {
  const length = items === undefined ? 0 : items.length + 1;
  return Buffer.concat([varint(length), ...(items ?? []).map((item) => write(item))]);
}

export const noTags: Piece = int8(0);

export function concat(...pieces: readonly Piece[]): Piece {
  return Buffer.concat(pieces);
}

function varint(value: number): Piece {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= continues; rest = Math.floor(rest / continues)) {
    bytes.push((rest % continues) + continues);
  }
  return Uint8Array.from([...bytes, rest]);
}
