import { zookeeperVersion } from '../../../local/site.ts';
import { describeLateNames } from '../../support/lateNames.ts';

describeLateNames(zookeeperVersion, '127.0.121');
