import { resolveWithin } from '../../pod/resolveName.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { requireSettings } from '../../tool/requireSettings.ts';
import type { Sources } from '../../tool/settings.ts';
import type { Peer } from '../ensemble/peers.ts';
import { secureClientSettings } from '../settings/secureClientSettings.ts';
import { askServer, type Transport } from './askServer.ts';
import { NoAnswer } from './noAnswer.ts';
import { renderPlace } from '../../pod/place.ts';

/** What a member said, or why it said nothing. */
export interface PeerAnswer {
  readonly peer: Peer;
  /** Where it was asked: `zk-1.zk-hs:2181`. */
  readonly place: string;
  readonly reply: Parsed<string>;
}

/**
 * Asks members a four-letter word, all at once and within one time, and gives their answers in the
 * order of the members. By TLS the chain of a member's certificate is verified, and not its name.
 * Throws a ToolError where what TLS needs is not there. A look-up of a name that hangs is not waited
 * for, and cannot be called off: it keeps the process from ending, unless its tool `endsAtOnce`.
 */
export async function askPeers(
  word: string,
  peers: readonly Peer[],
  { sources, timeoutMs }: { readonly sources: Sources; readonly timeoutMs: number },
): Promise<readonly PeerAnswer[]> {
  const tls = peers.some(({ secure }) => secure) ? await readTls(sources) : undefined;
  return Promise.all(
    peers.map(async (peer) => ({
      peer,
      place: renderPlace({ host: peer.hosts[0], port: peer.port }),
      reply: await askPeer(word, peer, { sources, timeoutMs, tls }),
    })),
  );
}

async function readTls(sources: Sources): Promise<Transport> {
  const { tlsDir, tlsClientAuth } = secureClientSettings;
  const settings = requireSettings({ tlsDir, tlsClientAuth }, sources);
  const { readClientTls } = await import('./readClientTls.ts');
  return readClientTls({ ...settings, tlsName: undefined });
}

interface Around {
  readonly sources: Sources;
  readonly timeoutMs: number;
  readonly tls: Transport | undefined;
}

async function askPeer(
  word: string,
  { hosts, port, secure }: Peer,
  { sources, timeoutMs, tls }: Around,
): Promise<Parsed<string>> {
  const start = performance.now();
  const addresses = await resolveWithin(hosts, sources.env, timeoutMs);
  if (addresses === undefined) return reject(`no address of its name within ${timeoutMs} ms`);
  if (addresses.length === 0) return reject('this name has no address');
  const spentMs = Math.round(performance.now() - start);
  const byTls = secure ? { tls } : {};
  const replies = addresses.map(async (host) =>
    askServer(word, { host, port, timeoutMs, spentMs, ...byTls }),
  );
  try {
    return accept(await Promise.any(replies));
  } catch (error) {
    const [first] = error instanceof AggregateError ? error.errors : [error];
    if (first instanceof NoAnswer) return reject(first.reason);
    throw first;
  }
}
