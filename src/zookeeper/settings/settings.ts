import type { Settings, Spec } from '../../tool/settings.ts';
import { ensembleSettings } from './ensembleSettings.ts';
import { folderSettings } from './folderSettings.ts';
import { guardSettings } from './guardSettings.ts';
import { jvmSettings } from './jvmSettings.ts';
import { limitSettings } from './limitSettings.ts';
import { portSettings } from './portSettings.ts';
import { securitySettings } from './securitySettings.ts';

/**
 * What a member's configuration is made of. Names and defaults are those of the zkGenConfig.sh and the
 * start-zookeeper of older images, so that their manifests mean the same.
 */
export const zkSettings = {
  ...ensembleSettings,
  ...folderSettings,
  ...portSettings,
  ...limitSettings,
  ...jvmSettings,
  ...securitySettings,
  ...guardSettings,
} satisfies Spec;

export type ZkSettings = Settings<typeof zkSettings>;
