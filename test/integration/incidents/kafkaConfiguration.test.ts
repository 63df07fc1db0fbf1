import { kafkaVersion } from '../../../local/site.ts';
import { describeKafkaConfiguration } from '../../support/kafkaConfiguration.ts';

describeKafkaConfiguration(kafkaVersion, '127.0.170');
