import { describeChaos } from '../../support/chaos.ts';

describeChaos(10);
