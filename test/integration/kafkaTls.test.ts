import { kafkaVersion } from '../../local/site.ts';
import { describeTlsBrokers } from '../support/tlsBrokers.ts';

describeTlsBrokers(kafkaVersion, '127.0.205');
