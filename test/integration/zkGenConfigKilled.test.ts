import { describeKilledRuns } from '../support/killedRuns.ts';

// At each of them: test/long/zkGenConfigKilled.test.ts.
describeKilledRuns(5);
