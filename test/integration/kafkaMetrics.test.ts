import { kafkaVersion } from '../../local/site.ts';
import { describeKraftFigures } from '../support/kraftFigures.ts';

describeKraftFigures({ version: kafkaVersion, net: '127.0.231' });
