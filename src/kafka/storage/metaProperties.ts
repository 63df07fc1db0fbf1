import { findBadEscape, parseProperties } from '../../java/properties.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { parseClusterId } from './clusterId.ts';

/** What `meta.properties` in a log dir says of its owner (org.apache.kafka.metadata.properties). */
export interface MetaProperties {
  /** 0 in ZooKeeper mode, also where it is not said; 1 in KRaft mode. */
  readonly version: 0 | 1;
  /** Always there in version 1. */
  readonly nodeId: number | undefined;
  /** Always there in version 1. */
  readonly clusterId: string | undefined;
  /** Of this log dir alone. Version 0 has it from the migration to KRaft on (Kafka 3.7 and later). */
  readonly directoryId: string | undefined;
}

const restore = 'restore it from a copy';

/** Reads the text as Kafka would; what Kafka would not read is a problem, with what to do. */
export function parseMetaProperties(text: string): Parsed<MetaProperties> {
  if (findBadEscape(text) !== undefined) return reject(`is broken: a bad escape (${restore})`);
  const said = new Map(parseProperties(text));
  const version = said.get('version')?.trim() ?? '0';
  if (version !== '0' && version !== '1') {
    return reject(
      `says version ${quote(version)}, expected 0 or 1: of a later Kafka, or broken (run that one, or ${restore})`,
    );
  }
  const idKey = version === '1' ? 'node.id' : 'broker.id';
  const id = said.get(idKey)?.trim();
  if (id !== undefined && !/^\d{1,10}$/.test(id)) {
    return reject(`is broken: expected a number as ${idKey}, got ${quote(id)} (${restore})`);
  }
  const clusterId = said.get('cluster.id');
  if (version === '1' && (id === undefined || clusterId === undefined)) {
    const missing = id === undefined ? idKey : 'cluster.id';
    return reject(`is broken: it says no ${missing} (${restore})`);
  }
  const directoryId = said.get('directory.id');
  if (directoryId !== undefined && !parseClusterId(directoryId).ok) {
    return reject(`is broken: directory.id is no id: ${quote(directoryId)} (${restore})`);
  }
  return accept({
    version: version === '1' ? 1 : 0,
    nodeId: id === undefined ? undefined : Number(id),
    clusterId,
    directoryId,
  });
}
