import { parseChoice, parseText } from '../../tool/parsers.ts';
import { optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { insteadOptions } from './jvmOptions.ts';

const resumed: 'y' | 'n' = 'n';

/** A debugger at the broker, as kafka-run-class.sh opens it. */
export const debugSettings = {
  debug: optional({
    name: 'KAFKA_DEBUG',
    doc: 'Anything opens the broker to a debugger',
    parse: parseText,
  }),
  debugPort: {
    name: 'JAVA_DEBUG_PORT',
    doc: 'Port for the debugger of KAFKA_DEBUG, or address:port',
    fallback: '5005',
    parse: parseText,
  },
  debugSuspend: {
    name: 'DEBUG_SUSPEND_FLAG',
    doc: 'y: the broker starts once a debugger is there',
    fallback: resumed,
    parse: parseChoice<'y' | 'n'>('y', 'n'),
  },
  debugOpts: insteadOptions(
    'JAVA_DEBUG_OPTS',
    'Options of the JVM for KAFKA_DEBUG, instead of those that the port makes',
  ),
} satisfies Spec;
