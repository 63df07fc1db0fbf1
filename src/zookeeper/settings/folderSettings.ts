import { parsePath } from '../../tool/parsers.ts';
import { folder, optional } from '../../tool/settingKinds.ts';
import type { Spec } from '../../tool/settings.ts';

/** Where things lie. */
export const folderSettings = {
  dataDir: {
    ...folder('ZK_DATA_DIR', '/var/lib/zookeeper/data', 'Folder of the snapshots and of myid'),
    key: 'dataDir',
  },
  dataLogDir: {
    ...folder('ZK_DATA_LOG_DIR', '/var/lib/zookeeper/log', 'Folder of the transaction logs'),
    key: 'dataLogDir',
  },
  logDir: folder('ZK_LOG_DIR', '/var/log/zookeeper', "Folder of the JVM's own logs"),
  confDir: folder('ZK_CONF_DIR', '/opt/zookeeper/conf', 'Folder that the configuration goes to'),
  libDir: folder('ZK_LIB_DIR', '/opt/zookeeper/lib', "Folder of ZooKeeper's jars"),
  configFile: optional({
    name: 'ZK_CONFIG_FILE',
    doc: 'A mounted file like zoo.cfg with further keys; what it says counts less than a variable',
    parse: parsePath,
  }),
} satisfies Spec;
