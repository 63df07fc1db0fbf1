import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';

/** What `srvr` says of a member that serves. */
export interface Srvr {
  /** `3.9.5`; the build's revision and date are left out. */
  readonly version: string;
  /** `leader`, `follower`, `observer`, `standalone` or `read-only`. */
  readonly mode: string;
  readonly latencyMs: { readonly min: number; readonly avg: number; readonly max: number };
  readonly received: number;
  readonly sent: number;
  readonly connections: number;
  readonly outstanding: number;
  /** As the server prints it, `0x700000a3`: the epoch is in the upper 32 of 64 bits. */
  readonly zxid: string;
  readonly nodeCount: number;
}

/**
 * Reads the reply to `srvr`, whose layout is the same from 3.4 to 3.9. The latencies are whole
 * numbers up to 3.5, the average a decimal one from 3.6 on.
 */
export function parseSrvr(text: string): Parsed<Srvr> {
  const fields = fieldsOf(text);
  const [, version] = /^(\d+\.\d+\.\d+)/.exec(fields.get('Zookeeper version') ?? '') ?? [];
  const mode = fields.get('Mode');
  if (version === undefined) {
    return reject(`unexpected reply to srvr: ${quote(text.slice(0, 200))}`);
  }
  // Every version gives both, and the count of nodes last but for one line of a leader.
  if (mode === undefined || !/^Node count: \d+\n/m.test(text)) {
    return reject(`the reply to srvr is cut off: it ends with ${quote(text.slice(-60))}`);
  }
  const [min = NaN, avg = NaN, max = NaN] =
    fields.get('Latency min/avg/max')?.split('/').map(Number) ?? [];
  const count = (name: string): number => Number(fields.get(name) ?? NaN);
  return accept({
    version,
    mode,
    latencyMs: { min, avg, max },
    received: count('Received'),
    sent: count('Sent'),
    connections: count('Connections'),
    outstanding: count('Outstanding'),
    zxid: fields.get('Zxid') ?? '',
    nodeCount: count('Node count'),
  });
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^([^:]+): (.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
    }),
  );
}
