import { toolSettings } from '../src/kafkaCli/settings.ts';
import { probeSettings } from '../src/kafka/settings/healthSettings.ts';
import { jvmSettings } from '../src/kafka/settings/jvmSettings.ts';
import { generatedPlaceSettings } from '../src/kafka/settings/placeSettings.ts';
import { metricsSettings } from '../src/kafka/settings/metricsSettings.ts';
import { kafkaSettings } from '../src/kafka/settings/settings.ts';
import { startSettings } from '../src/zkStart/settings.ts';
import { clientSettings } from '../src/zookeeper/settings/clientSettings.ts';
import { peerSettings } from '../src/zookeeper/settings/peerSettings.ts';
import { secureClientSettings } from '../src/zookeeper/settings/secureClientSettings.ts';
import { zkSettings } from '../src/zookeeper/settings/settings.ts';
import type { Chapter } from './readme.ts';

/** The tables of settings that the README shows, in its order. */
export const chapters: readonly Chapter[] = [
  { title: '`zkGenConfig`', spec: zkSettings },
  { title: '`zkStart`', spec: startSettings },
  {
    title: '`zkOk` and `zkMetrics`',
    spec: { ...clientSettings, ...secureClientSettings, ...peerSettings },
  },
  { title: '`kafkaStart`', spec: kafkaSettings },
  { title: '`kafkaStart`: the JVM of the broker, and its log', spec: jvmSettings },
  { title: '`kafkaMetrics`', spec: { ...metricsSettings, ...generatedPlaceSettings } },
  { title: '`kafkaOk`', spec: { ...probeSettings, ...generatedPlaceSettings } },
  { title: '`kafkaCli`', spec: toolSettings },
];
