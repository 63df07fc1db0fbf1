import { kafkaVersionWithZooKeeper } from '../../../local/site.ts';
import { describeVolume } from '../../support/kafkaVolumes.ts';

describeVolume(kafkaVersionWithZooKeeper, '127.0.187');
