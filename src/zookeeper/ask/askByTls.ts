import { connect, type SecureContext } from 'node:tls';
import type { Transport } from './askServer.ts';
import { explainMistrust } from './tlsMistrust.ts';

/** What a client needs that asks by TLS. */
interface ClientTls {
  /** The authorities that the server's certificate must lead to, and this client's own certificate. */
  readonly context: SecureContext;
  /** Whether this client has a certificate to show. */
  readonly hasIdentity: boolean;
  /** The name that the server's certificate must be for; none: whatever names it has. */
  readonly serverName: string | undefined;
}

/** A connection by TLS: the server's certificate is verified before the word is sent. */
export function transportBy({ context, hasIdentity, serverName }: ClientTls): Transport {
  const names =
    serverName === undefined
      ? { checkServerIdentity: () => undefined }
      : { servername: serverName };
  return {
    connect: (place) => connect({ ...place, ...names, secureContext: context }),
    explainMistrust: (error) => explainMistrust(error, hasIdentity),
    whenClosed: 'too many connections from this address, or a port that speaks no TLS',
    whenSilent: 'the server hangs or loads its tree, or the port speaks no TLS',
  };
}
