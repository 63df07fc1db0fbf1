import { describeOutrun } from '../../support/outrunReplication.ts';

describeOutrun({ net: '127.0.234', megabytes: 30, slowBytes: 500_000 });
