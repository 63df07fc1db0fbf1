import { type Heap, parseHeap } from '../../java/heap.ts';
import { type LogFormat, parseLogFormat } from '../../java/logFormat.ts';
import { type LogLevel, parseLogLevel } from '../../java/logLevel.ts';
import { optional, toggle } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';
import { parseJvmFlags } from './parsers.ts';

const defaultHeap: Heap = { type: 'size', bytes: 2 * 1024 ** 3 };
const defaultLevel: LogLevel = 'INFO';
const defaultFormat: LogFormat = 'text';

/** The server's JVM, and what it logs. */
export const jvmSettings = {
  heap: {
    name: 'ZK_HEAP_SIZE',
    flags: ['heap'],
    doc: "The server's heap, such as 2G, or a share of the container's memory limit, such as 50%",
    shown: '2G',
    fallback: defaultHeap,
    parse: parseHeap,
  },
  jvmFlags: optional({
    name: 'ZK_JVM_FLAGS',
    doc: "Further flags of the server's JVM, such as -Djute.maxbuffer=2097152",
    parse: parseJvmFlags,
  }),
  logLevel: {
    name: 'ZK_LOG_LEVEL',
    doc: 'Least level that is logged: TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF',
    fallback: defaultLevel,
    parse: parseLogLevel,
  },
  logFormat: {
    name: 'ZK_LOG_FORMAT',
    doc: 'How a line of the log looks: text, or json for one JSON object each',
    fallback: defaultFormat,
    parse: parseLogFormat,
  },
  logProbes: toggle('ZK_LOG_PROBES', 'Whether every probe leaves its lines in the log'),
} satisfies Spec;
