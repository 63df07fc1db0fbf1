import { parseDuration } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** How long a broker in ZooKeeper mode waits for what it was before. */
export const registrationSettings = {
  registrationTimeoutMs: optional({
    name: 'KAFKA_REGISTRATION_TIMEOUT',
    doc: 'In ZooKeeper mode: time to wait until a registration of this id is gone, which a broker leaves that was killed; 0 asks ZooKeeper nothing',
    shown: 'zookeeper.session.timeout.ms and 10s',
    parse: parseDuration({ bareUnit: 's' }),
  }),
} satisfies Spec;
