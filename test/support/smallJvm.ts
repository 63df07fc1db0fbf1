/** For several JVMs on one small machine; purging is set since its default is warned of. */
export const smallJvm = {
  ZK_HEAP_SIZE: '128M',
  ZK_JVM_FLAGS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1',
  ZK_PURGE_INTERVAL: '24',
};
