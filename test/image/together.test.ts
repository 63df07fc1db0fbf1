import { images } from '../support/docker.ts';
import { describeTogether } from '../support/together.ts';

describeTogether(images.kafka, { CLUSTER_ID: 'Ck5VKZ0VTgWXqVHLh0tpBQ' });
