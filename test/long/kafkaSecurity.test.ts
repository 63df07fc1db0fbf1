import { describeSaslBrokers } from '../support/saslBrokers.ts';
import { describeTlsBrokers } from '../support/tlsBrokers.ts';

// npm test runs the newest.
for (const version of ['3.9.2', '4.0.2', '4.1.2', '4.2.1']) {
  describeTlsBrokers(version, '127.0.207');
  describeSaslBrokers(version, '127.0.208');
}
