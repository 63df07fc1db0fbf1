import type { Settings, Spec } from '../../tool/settings.ts';
import { clusterSettings } from './clusterSettings.ts';
import { controllerSettings } from './controllerSettings.ts';
import { healthSettings, probeSettings } from './healthSettings.ts';
import { jvmSettings } from './jvmSettings.ts';
import { listenerSettings } from './listenerSettings.ts';
import { metricsSettings, scrapeSettings } from './metricsSettings.ts';
import { nameSettings } from './nameSettings.ts';
import { placeSettings } from './placeSettings.ts';
import { podSettings } from './podSettings.ts';
import { rackSettings } from './rackSettings.ts';
import { readinessSettings } from './readinessSettings.ts';
import { registrationSettings } from './registrationSettings.ts';
import { securitySettings } from './securitySettings.ts';
import { stopSettings } from './stopSettings.ts';

/** What kafkaStart reads of its own, beside the variables of the stock scripts. */
export const kafkaSettings = {
  ...placeSettings,
  ...podSettings,
  ...controllerSettings,
  ...listenerSettings,
  ...rackSettings,
  ...clusterSettings,
  ...securitySettings,
  ...healthSettings,
  ...scrapeSettings,
  ...nameSettings,
  ...registrationSettings,
  ...readinessSettings,
  ...stopSettings,
} satisfies Spec;

/** Names of all variables that are read here, and are no property of the broker. */
export const ownVariables: ReadonlySet<string> = new Set(
  [kafkaSettings, jvmSettings, probeSettings, metricsSettings].flatMap((spec) =>
    Object.values(spec).map(({ name }) => name),
  ),
);

/** Those of them that kafkaOk and kafkaMetrics read, in an environment of their own. */
export const probedVariables: ReadonlySet<string> = new Set(
  Object.values({ ...probeSettings, ...metricsSettings }).map(({ name }) => name),
);

export type KafkaSettings = Settings<typeof kafkaSettings>;
