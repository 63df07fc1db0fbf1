import { describeDynamicQuorum } from '../support/dynamicQuorum.ts';

// since 4.2 a controller makes itself a voter (controller.quorum.auto.join.enable)
describeDynamicQuorum('3.9.2', '127.0.176', false);
describeDynamicQuorum('4.0.2', '127.0.177', false);
describeDynamicQuorum('4.1.2', '127.0.178', false);
describeDynamicQuorum('4.2.1', '127.0.179', true);
describeDynamicQuorum('4.3.1', '127.0.175', true);
