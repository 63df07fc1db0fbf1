import { expect, it } from 'vitest';
import { explainNoAnswer } from '../../../../src/kafka/ask/noAnswer.ts';

const errorOf = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  ['CERT_HAS_EXPIRED', 'certificate has expired'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get local issuer certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames"],
])('says of a server with %s that its certificate is not trusted', (code, message) => {
  expect(explainNoAnswer(errorOf(code, message))).toEqual({
    type: 'untrusted',
    reason: `its certificate is not trusted: ${message}`,
  });
});

it('says of a server that refuses our certificate what TLS says', () => {
  const error = errorOf('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'alert bad certificate');
  expect(explainNoAnswer(error)).toEqual({
    type: 'other',
    reason: 'no TLS there that can be spoken: alert bad certificate',
  });
});
