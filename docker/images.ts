import { globSync, readFileSync } from 'node:fs';

/** An image of the project. */
export interface BuiltImage {
  readonly name: 'zookeeper' | 'kafka';
  /** Of the server. */
  readonly version: string;
  readonly tag: string;
}

/** The images: of the ZooKeeper that its pom names, and of each Kafka whose jars are known by their checksums. */
export function listImages(): readonly BuiltImage[] {
  const pom = readFileSync('docker/zookeeper/pom.xml', 'utf8');
  const [, zookeeper = ''] = /<zookeeper\.version>(.*?)</.exec(pom) ?? [];
  const kafkas = globSync('docker/kafka/jars-*.sha256')
    .map((path) => /jars-(.*)\.sha256$/.exec(path)?.[1] ?? '')
    .toSorted()
    .toReversed();
  return [image('zookeeper', zookeeper), ...kafkas.map((version) => image('kafka', version))];
}

function image(name: BuiltImage['name'], version: string): BuiltImage {
  return { name, version, tag: `statefulset-${name}:${version}` };
}
