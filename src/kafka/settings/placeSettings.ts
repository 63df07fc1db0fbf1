import { parsePath } from '../../tool/parsers.ts';
import { folder, optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Where things lie. */
export const placeSettings = {
  kafkaHome: folder(
    'KAFKA_HOME',
    '/opt/kafka',
    'Folder of Kafka, with its jars in libs; a relative server.properties that is not in the working directory is looked for here',
  ),
  confDir: optional({
    name: 'KAFKA_CONF_DIR',
    doc: 'Folder that server.properties, the log configuration and java.security are written to; it must be writable',
    shown: '$KAFKA_HOME/config/generated',
    parse: parsePath,
  }),
} satisfies Spec;

/** The same, for tools that only read there. */
export const generatedPlaceSettings = {
  ...placeSettings,
  confDir: {
    ...placeSettings.confDir,
    doc: 'Folder of the server.properties that kafkaStart has generated',
  },
} satisfies Spec;
