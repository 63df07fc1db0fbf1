import type { NoAnswer } from './target.ts';

interface Explained {
  readonly type: NoAnswer;
  readonly reason: string;
}

/** What Node calls the results of OpenSSL's X509_verify_cert_error_string, and a certificate for another name. */
const untrusted =
  /CERT|CRL|^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/;

/** Why a broker that was asked gave no answer, in words. */
export function explainNoAnswer(error: unknown): Explained {
  if (!(error instanceof Error)) return { type: 'other', reason: String(error) };
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return { type: 'refused', reason: 'connection refused' };
  if (code === 'ECONNRESET' || code === 'EPIPE') return closed;
  if (typeof code === 'string' && /^ERR_SSL_|^EPROTO$/.test(code)) {
    const why = 'reason' in error ? String(error.reason) : error.message;
    return { type: 'other', reason: `no TLS there that can be spoken: ${why}` };
  }
  if (typeof code === 'string' && untrusted.test(code)) {
    return { type: 'untrusted', reason: `its certificate is not trusted: ${error.message}` };
  }
  switch (error.name) {
    case 'Late':
    case 'KafkaJSRequestTimeoutError':
      return { type: 'late', reason: error.message };
    case 'KafkaJSConnectionClosedError':
      return closed;
    case 'KafkaJSSASLAuthenticationError':
      return { type: 'login', reason: `the login is refused: ${error.message}` };
    case 'UnreadableAnswer':
    case 'RangeError':
      return { type: 'unreadable', reason: `no answer that can be read: ${error.message}` };
    default:
      return { type: 'other', reason: error.message };
  }
}

const closed: Explained = { type: 'closed', reason: 'it closed the connection without an answer' };
