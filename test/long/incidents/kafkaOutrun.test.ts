import { describeOutrun } from '../../support/outrunReplication.ts';

describeOutrun({ net: '127.0.225', megabytes: 1000, slowBytes: 2_000_000 });
