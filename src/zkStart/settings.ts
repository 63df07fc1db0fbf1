import { parseDuration } from '../tool/parsers.ts';
import type { Spec } from '../tool/settings.ts';
import { zkSettings } from '../zookeeper/settings/settings.ts';

const { confDir, libDir, logDir } = zkSettings;

/** What zkStart reads; all else is in the configuration that zkGenConfig wrote. */
export const startSettings = {
  confDir: { ...confDir, doc: 'Folder that the configuration is in' },
  libDir,
  logDir,
  nameTimeoutMs: {
    name: 'ZK_NAME_TIMEOUT',
    doc: "Time to wait for this pod's own DNS name before the server starts anyway",
    fallback: 60_000,
    shown: '60s',
    parse: parseDuration({ bareUnit: 's' }),
  },
} satisfies Spec;
