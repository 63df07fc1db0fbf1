import { firstSet } from '../../../local/memberSet.ts';
import { images } from '../../support/docker.ts';
import { nameOf } from '../../support/threeOfEach.ts';
import { describeTogether } from '../../support/together.ts';

const servers = [0, 1, 2].map((ordinal) => `${nameOf(firstSet, ordinal)}:2181`);

describeTogether(images.kafkaWithZooKeeper, { KAFKA_ZOOKEEPER_CONNECT: servers.join(',') });
