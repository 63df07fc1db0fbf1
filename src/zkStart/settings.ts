import { parseDuration } from '../tool/parsers.ts';
import { toggle } from '../tool/settingKinds.ts';
import type { Spec } from '../tool/settings.ts';
import { folderSettings } from '../zookeeper/settings/folderSettings.ts';
import { superviseSettings } from './superviseSettings.ts';

const { confDir, libDir, logDir } = folderSettings;

/** What zkStart reads; all else is in the configuration that zkGenConfig wrote. */
export const startSettings = {
  // zkServer.sh calls the folder --config
  confDir: { ...confDir, doc: 'Folder that the configuration is in', flags: ['config'] },
  libDir,
  logDir,
  generate: {
    ...toggle('ZK_GENERATE', 'Whether to write the configuration first, as zkGenConfig does'),
    isSwitch: true,
  },
  nameTimeoutMs: {
    name: 'ZK_NAME_TIMEOUT',
    doc: "Time to wait for this pod's own DNS name before the server starts anyway",
    fallback: 60_000,
    shown: '60s',
    parse: parseDuration({ bareUnit: 's' }),
  },
  ...superviseSettings,
} satisfies Spec;
