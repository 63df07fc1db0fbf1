import { isAddress } from '../../pod/address.ts';
import { parseListeners } from '../cluster/listeners.ts';
import { protocols, type Role, type Socket } from '../cluster/socket.ts';
import { type Entries, valueOf } from '../properties/entries.ts';
import { speaksSasl, speaksTls, valueAt } from '../security/listeners.ts';
import { findLogin } from '../security/ownLogin.ts';
import type { Access } from './target.ts';

/** For the brokers that it knows, whether it answers anything, or whether its port is open. */
type Scope = 'brokers' | 'answer' | 'port';

/** What to ask of this broker to know whether it is ready, or why it cannot be asked. */
export type Question =
  | {
      readonly askable: true;
      readonly socket: Socket;
      readonly access: Access;
      readonly ask: Scope;
    }
  | { readonly askable: false; readonly reason: string };

interface Asked {
  readonly sockets: readonly Socket[];
  /** All of the broker's. */
  readonly properties: Entries;
  /** Its own private key and certificate, in PEM, where we know them. */
  readonly identity: string | undefined;
}

/**
 * Chooses the listener that can be asked for most, and one without TLS and login before others: of the
 * broker, or of a controller that is no broker. Where an authorizer says who may see what, one that knows who asks
 * comes first: others show what User:ANONYMOUS may see.
 */
export function chooseQuestion(asked: Asked): Question {
  const { sockets, properties } = asked;
  const isJudged = (valueOf(properties, 'authorizer.class.name') ?? '') !== '';
  const cost = (one: Askable): number => costOf(one, isJudged && !isKnown(one, properties));
  const role: Role = sockets.some((socket) => socket.role === 'broker') ? 'broker' : 'controller';
  const questions = sockets
    .filter((socket) => socket.role === role && socket.port > 0)
    .map((socket) => questionTo(socket, asked))
    .toSorted((a, b) => cost(a) - cost(b));
  return questions[0] ?? { askable: false, reason: 'no listener has a port that is known' };
}

type Askable = Extract<Question, { askable: true }>;

function questionTo(socket: Socket, { properties, identity }: Asked): Askable {
  const { name } = socket;
  const tls = speaksTls(socket);
  const mustShow = valueAt(properties, name, 'ssl.client.auth') === 'required';
  if (tls && mustShow && identity === undefined) {
    return { askable: true, socket, access: {}, ask: 'port' };
  }
  const sasl = speaksSasl(socket);
  const login = sasl ? findLogin(properties, name) : undefined;
  const access = {
    ...(tls ? { tls: { serverName: findServerName(properties, name), identity } } : {}),
    ...(login === undefined ? {} : { login }),
  };
  const isLimited = socket.role === 'controller' || (sasl && login === undefined);
  return { askable: true, socket, access, ask: isLimited ? 'answer' : 'brokers' };
}

const scopes: readonly Scope[] = ['brokers', 'answer', 'port'];

function costOf({ ask, socket }: Askable, isNobody: boolean): number {
  const rank = 2 * scopes.indexOf(ask) + Number(isNobody);
  return rank * protocols.length + protocols.indexOf(socket.protocol);
}

/** Whether the listener learns who asks: by a login, or by a certificate that it looks at. */
function isKnown({ socket, access }: Askable, properties: Entries): boolean {
  if (access.login !== undefined) return true;
  const looks = valueAt(properties, socket.name, 'ssl.client.auth') ?? 'none';
  return access.tls?.identity !== undefined && looks !== 'none';
}

// RFC 6066, section 3: never an address
function findServerName(properties: Entries, listener: string): string | undefined {
  const advertised = parseListeners(valueOf(properties, 'advertised.listeners') ?? '');
  const host = advertised.ok
    ? advertised.value.find(({ name }) => name === listener)?.host
    : undefined;
  return host === undefined || isAddress(host) ? undefined : host;
}
