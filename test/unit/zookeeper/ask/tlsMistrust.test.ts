import { expect, it } from 'vitest';
import { explainMistrust } from '../../../../src/zookeeper/ask/tlsMistrust.ts';

/** As Node 24 gives it; ZooKeeper 3.5 to 3.9 send 42 where they miss a certificate, else 46. */
function alert(number: number): Error {
  return new Error(
    `write EPROTO 404D:error:0A000412:SSL routines:ssl3_read_bytes:ssl/tls alert x:rec_layer_s3.c:918:SSL alert number ${number}\n`,
  );
}

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

it.each([
  [alert(42), false, /^the server wants to see a certificate of its clients/],
  [alert(116), false, /^the server wants to see a certificate of its clients/],
  [alert(42), true, /^the server refuses the certificate of tls\.crt/],
  [alert(46), true, /^the server refuses the certificate of tls\.crt/],
  [alert(48), true, /^the server refuses the certificate of tls\.crt/],
  [alert(40), true, /^the server has no version of TLS or no cipher in common/],
  [alert(70), true, /^the server has no version of TLS or no cipher in common/],
  [alert(80), true, /^the server refuses the connection with TLS alert 80$/],
  [coded('SELF_SIGNED_CERT_IN_CHAIN'), true, /does not lead to an authority of ca\.crt/],
  [coded('CERT_HAS_EXPIRED'), true, /has expired/],
  [coded('CERT_NOT_YET_VALID'), true, /is not valid yet/],
])('%s, with a certificate: %s', (error, hasIdentity, reason) => {
  expect(explainMistrust(error, hasIdentity)).toMatch(reason);
});

it.each([coded('ECONNREFUSED'), coded('ECONNRESET'), new Error('something else')])(
  '%s is no matter of trust',
  (error) => {
    expect(explainMistrust(error, true)).toBeUndefined();
  },
);
