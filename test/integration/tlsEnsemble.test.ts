import { zookeeperVersion } from '../../local/site.ts';
import { describeTlsEnsemble } from '../support/tlsEnsemble.ts';

describeTlsEnsemble(zookeeperVersion, '127.0.115');
