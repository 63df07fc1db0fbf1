import { zookeeperVersion } from '../../local/site.ts';
import { describeSaslEnsemble } from '../support/saslEnsemble.ts';

describeSaslEnsemble(zookeeperVersion, '127.0.112');
