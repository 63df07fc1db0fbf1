import { kafkaVersion } from '../../local/site.ts';
import { describeSeparateBrokers } from '../support/separateBrokers.ts';

describeSeparateBrokers(kafkaVersion, '127.0.180', 1);
