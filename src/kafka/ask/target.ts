import { isAddress } from '../../pod/address.ts';
import type { Exchange } from '../wire/exchange.ts';

/** How a listener is spoken to. */
export interface Access {
  readonly tls?: {
    /** The name that the listener is known by. */
    readonly serverName: string | undefined;
    /** Private key and certificate, in PEM, for a broker that wants to see one. */
    readonly identity: string | undefined;
    /** By what another server's certificate is checked; this pod's own is not. */
    readonly trust?: Trust;
  };
  readonly login?: {
    readonly mechanism: string;
    readonly username: string;
    readonly password: string;
  };
}

/** How the same listener of another server is spoken to, which is known by another name. */
export function accessOf(access: Access, host: string): Access {
  if (access.tls === undefined) return access;
  const serverName = isAddress(host) ? undefined : host;
  return { ...access, tls: { ...access.tls, serverName } };
}

export interface Trust {
  /** Certificates of authorities, in PEM. */
  readonly authorities: string;
  /** Whether the certificate has to be for the name that is asked, too. */
  readonly checksName: boolean;
}

export interface Target {
  /** An address, or a name that the system resolves. */
  readonly host: string;
  readonly port: number;
  readonly access: Access;
  /** For all that is asked over one connection. */
  readonly timeoutMs: number;
  /** Ends all waiting. */
  readonly signal?: AbortSignal;
}

/** Asks one question over the connection that is open. */
export type Ask = <T>(exchange: Exchange<T>) => Promise<T>;

/**
 * Why there is no answer: nobody listens, the connection was closed, the time is over, what came is not
 * Kafka's, the login was refused, its certificate cannot be trusted, or what the reason says.
 */
export type NoAnswer =
  | 'refused'
  | 'closed'
  | 'late'
  | 'unreadable'
  | 'login'
  | 'untrusted'
  | 'other';

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly type: NoAnswer; readonly reason: string };

/** Opens a connection, asks what is to be asked over it, and closes it: askBroker.ts, which is loaded where it is wanted. */
export type AskServer = <T>(target: Target, work: (ask: Ask) => Promise<T>) => Promise<Answered<T>>;
