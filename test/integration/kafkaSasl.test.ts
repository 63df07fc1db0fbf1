import { kafkaVersion } from '../../local/site.ts';
import { describeSaslBrokers } from '../support/saslBrokers.ts';

describeSaslBrokers(kafkaVersion, '127.0.206');
