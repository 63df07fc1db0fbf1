import type { Spec } from '../../tool/settings.ts';
import { folderSettings } from './folderSettings.ts';

/** Where the members of the ensemble are listed. */
export const peerSettings = {
  confDir: { ...folderSettings.confDir, doc: 'Folder of the zoo.cfg that lists the members' },
} satisfies Spec;
