import { tlsFiles } from '../../tls/tlsFolder.ts';

// Of OpenSSL's X509_verify_cert; Node gives them as an error's code.
const strangers = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);

// RFC 8446, section 6: what a server says of a client's certificate, or of its absence. Java says
// bad_certificate where there is none, and certificate_unknown of whatever it does not like.
const firstCertificateAlert = 42;
const lastCertificateAlert = 46;
const unknownAuthority = 48;
const certificateRequired = 116;
const handshakeFailure = 40;
const protocolVersion = 70;

/** Why the ends of a connection by TLS do not trust each other; none where something else failed. */
export function explainMistrust(error: Error, hasIdentity: boolean): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (strangers.has(code)) {
    return `the server's certificate does not lead to an authority of ${tlsFiles.authority} (have both from one issuer)`;
  }
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return "the server's certificate, or one that it leads to, has expired (renew it)";
    case 'CERT_NOT_YET_VALID':
      return "the server's certificate, or one that it leads to, is not valid yet (check the clocks)";
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return error.message.replace(
        /^.*altnames: /,
        "the server's certificate is for another name: ",
      );
    default:
      return explainAlert(error.message, hasIdentity);
  }
}

function explainAlert(message: string, hasIdentity: boolean): string | undefined {
  const [, digits] = /SSL alert number (\d+)/.exec(message) ?? [];
  if (digits === undefined) return undefined;
  const alert = Number(digits);
  const isOfCertificate =
    (alert >= firstCertificateAlert && alert <= lastCertificateAlert) ||
    alert === unknownAuthority ||
    alert === certificateRequired;
  if (isOfCertificate && !hasIdentity) {
    return 'the server wants to see a certificate of its clients, and this one has none to show (set ZK_TLS_CLIENT_AUTH=need)';
  }
  if (isOfCertificate) {
    return `the server refuses the certificate of ${tlsFiles.certificate} (it must be valid, from an authority that the server trusts, and for clients too: client auth among usages of the Certificate)`;
  }
  if (alert === handshakeFailure || alert === protocolVersion) {
    return 'the server has no version of TLS or no cipher in common with this client';
  }
  return `the server refuses the connection with TLS alert ${alert}`;
}
