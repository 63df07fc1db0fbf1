import { kafkaVersion } from '../../../local/site.ts';
import { describeVolume } from '../../support/kafkaVolumes.ts';

describeVolume(kafkaVersion, '127.0.186');
