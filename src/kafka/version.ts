/** The version of Kafka that the names of the jars tell, without a JVM: `kafka_2.13-4.3.1.jar`. */
export function findVersion(jars: readonly string[]): string | undefined {
  return jars
    .map((jar) => /^kafka_\d+\.\d+-(\d+\.\d+\.\d+.*?)\.jar$/.exec(jar)?.[1])
    .find((version) => version !== undefined);
}

/** 4 of 4.3.1: the first line without ZooKeeper mode, and with log4j 2. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** Whether a version is of this line (`4.2`) or of a later one; of both, the first two numbers count. */
export function isAtLeast(version: string, line: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [wantedMajor = 0, wantedMinor = 0] = line
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
