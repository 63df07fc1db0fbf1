import { parseDuration } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** How long a stop may take. */
export const stopSettings = {
  stopBudgetMs: optional({
    name: 'KAFKA_STOP_BUDGET',
    doc: 'Time from the request to stop until the broker is killed; keep it below terminationGracePeriodSeconds',
    shown: '270s in ZooKeeper mode, 570s in KRaft mode',
    parse: parseDuration({ bareUnit: 's', minMs: 1 }),
  }),
  stopWaitMs: optional({
    name: 'KAFKA_STOP_WAIT',
    doc: 'How long a stop waits for other brokers and controllers that would be too few without this one; 0 does not ask',
    shown: 'what KAFKA_STOP_BUDGET leaves: 50s in ZooKeeper mode, 240s in KRaft mode',
    parse: parseDuration({ bareUnit: 's' }),
  }),
  stopHoldMs: optional({
    name: 'KAFKA_STOP_HOLD',
    doc: 'How long a stop waits for a broker that still starts, which could not end cleanly yet; half of KAFKA_STOP_BUDGET at most',
    shown: '30s; while it loads logs, half of KAFKA_STOP_BUDGET',
    parse: parseDuration({ bareUnit: 's' }),
  }),
} satisfies Spec;
