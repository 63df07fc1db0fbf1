import { describeKafkaConfiguration } from '../../support/kafkaConfiguration.ts';

describeKafkaConfiguration('3.9.2', '127.0.171');
describeKafkaConfiguration('4.0.2', '127.0.172');
