/** Why an answer of a server is none that can be read. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Reads what Kafka's wire protocol writes, from front to back; throws an UnreadableAnswer at what cannot be there. */
export interface Reader {
  readonly boolean: () => boolean;
  readonly int8: () => number;
  readonly int16: () => number;
  readonly int32: () => number;
  /** Sizes, offsets and times: those of Kafka stay below 2^53. */
  readonly int64: () => number;
  readonly text: () => string;
  readonly textOrNone: () => string | undefined;
  readonly list: <T>(read: () => T) => readonly T[];
  /** As flexible versions (KIP-482) write it. */
  readonly compactText: () => string;
  readonly compactTextOrNone: () => string | undefined;
  readonly compactList: <T>(read: () => T) => readonly T[];
  /** Passes over fields that only newer versions know. */
  readonly skipTags: () => void;
}

const maxVarintBits = 28;
const continues = 0x80;

export function readerOf(bytes: Buffer): Reader {
  let at = 0;
  const take = (length: number): number => {
    const from = at;
    if (length < 0 || length > bytes.length - from) {
      throw new UnreadableAnswer(
        `it ends where ${length} more bytes were to come, at ${from} of ${bytes.length}`,
      );
    }
    at += length;
    return from;
  };
  const int16 = (): number => bytes.readInt16BE(take(2));
  const int32 = (): number => bytes.readInt32BE(take(4));
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift <= maxVarintBits; shift += 7) {
      const byte = bytes.readUInt8(take(1));
      value += (byte & ~continues) * 2 ** shift;
      if (byte < continues) return value;
    }
    throw new UnreadableAnswer(`a number at ${at} has no end`);
  };
  const textOf = (length: number): string | undefined => {
    if (length < 0) return undefined;
    const from = take(length);
    return bytes.toString('utf8', from, from + length);
  };
  const some = (text: string | undefined): string => {
    if (text === undefined) throw new UnreadableAnswer(`no text at ${at}, where one has to be`);
    return text;
  };
  const listOf = <T>(length: number, read: () => T): readonly T[] => {
    // every item takes a byte at least: no more memory than the answer itself has
    if (length > bytes.length - at) {
      throw new UnreadableAnswer(`a list of ${length} at ${at} of ${bytes.length} bytes`);
    }
    const items: T[] = [];
    for (let count = 0; count < length; count++) items.push(read());
    return items;
  };
  return {
    boolean: () => bytes.readInt8(take(1)) !== 0,
    int8: () => bytes.readInt8(take(1)),
    int16,
    int32,
    int64: () => Number(bytes.readBigInt64BE(take(8))),
    text: () => some(textOf(int16())),
    textOrNone: () => textOf(int16()),
    list: (read) => listOf(int32(), read),
    compactText: () => some(textOf(varint() - 1)),
    compactTextOrNone: () => textOf(varint() - 1),
    compactList: (read) => listOf(varint() - 1, read),
    skipTags: () => {
      for (let count = varint(); count > 0; count--) {
        varint();
        take(varint());
      }
    },
  };
}
