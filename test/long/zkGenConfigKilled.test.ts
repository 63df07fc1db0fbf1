import { describeKilledRuns } from '../support/killedRuns.ts';

describeKilledRuns(1);
