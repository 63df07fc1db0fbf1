import { describeLateBrokerNames } from '../../support/lateBrokerNames.ts';

describeLateBrokerNames('3.9.2', '127.0.184');
describeLateBrokerNames('4.3.1', '127.0.175');
