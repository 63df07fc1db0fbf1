import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { type Conf, parseConf } from '../replies/conf.ts';
import { type Metric, parseMntr } from '../replies/mntr.ts';
import { notServing, parseReply, whitelistHint } from '../replies/reply.ts';
import { parseSrvr, type Srvr } from '../replies/srvr.ts';

/** The four-letter words that a member is asked for its figures. */
export const checkupWords = ['srvr', 'mntr', 'conf'] as const;

/** What each word was answered with, or why there was no answer. */
export type Replies = Readonly<Record<(typeof checkupWords)[number], Parsed<string>>>;

/** What a member says of itself, each part as far as it told, else why not. */
export interface Checkup {
  /** Whether it answered at all. */
  readonly up: boolean;
  readonly srvr: Parsed<Srvr>;
  readonly metrics: Parsed<readonly Metric[]>;
  readonly conf: Parsed<Conf>;
}

export function toCheckup({ srvr, mntr, conf }: Replies): Checkup {
  return {
    up: srvr.ok || mntr.ok || conf.ok,
    srvr: read(srvr, 'srvr', parseSrvr),
    metrics: mntr.ok ? parseMntr(mntr.value) : mntr,
    conf: read(conf, 'conf', parseConf),
  };
}

function read<T>(
  reply: Parsed<string>,
  word: string,
  parse: (text: string) => Parsed<T>,
): Parsed<T> {
  if (!reply.ok) return reply;
  const { type } = parseReply(reply.value);
  if (type === 'notServing') return reject(notServing);
  return type === 'notWhitelisted' ? reject(whitelistHint(word)) : parse(reply.value);
}

/** A member's place in the history of the ensemble: the epoch of its leader, and the changes in it. */
export interface Zxid {
  readonly epoch: number;
  readonly counter: number;
}

/** Takes `0x700000a3` apart: the epoch is in the upper 32 of 64 bits. */
export function parseZxid(text: string): Parsed<Zxid> {
  if (!/^0x[0-9a-f]{1,16}$/i.test(text)) return reject(`expected a zxid such as 0x700000a3`);
  const zxid = BigInt(text);
  return accept({ epoch: Number(zxid >> 32n), counter: Number(zxid & 0xffff_ffffn) });
}
