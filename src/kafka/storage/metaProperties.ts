import { parseProperties } from '../../java/properties.ts';

/** What `meta.properties` in a log dir says of its owner (org.apache.kafka.metadata.properties). */
export interface MetaProperties {
  /** 0 in ZooKeeper mode, also where it is not said; 1 in KRaft mode. */
  readonly version: number;
  readonly nodeId: number | undefined;
  readonly clusterId: string | undefined;
}

export function parseMetaProperties(text: string): MetaProperties {
  const said = new Map(parseProperties(text));
  const id = said.get('node.id') ?? said.get('broker.id');
  return {
    version: Number(said.get('version') ?? 0),
    nodeId: id === undefined ? undefined : Number(id),
    clusterId: said.get('cluster.id'),
  };
}
