import { findBadEscape, parseProperties } from '../../java/properties.ts';
import { trimAsJava } from '../../java/blanks.ts';
import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { renderClusterId } from './clusterId.ts';

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

/** Reads the text exactly as Kafka would; what Kafka would not read is a problem, with what to do. */
export function parseMetaProperties(text: string): Parsed<MetaProperties> {
  if (findBadEscape(text) !== undefined) return reject(`is broken: a bad escape (${restore})`);
  const said = new Map(parseProperties(text));
  const given = said.get('version') ?? '0';
  const version = parseInt32(trimAsJava(given));
  if (version !== 0 && version !== 1) {
    return reject(
      `says version ${quote(given)}, expected 0 or 1: of a later Kafka, or broken (run that one, or ${restore})`,
    );
  }
  const idKey = version === 1 ? 'node.id' : 'broker.id';
  const id = said.get(idKey);
  const nodeId = id === undefined ? undefined : parseInt32(id);
  if (id !== undefined && nodeId === undefined) {
    return reject(`is broken: expected a number as ${idKey}, got ${quote(id)} (${restore})`);
  }
  const clusterId = said.get('cluster.id');
  if (version === 1 && (id === undefined || clusterId === undefined)) {
    const missing = id === undefined ? idKey : 'cluster.id';
    return reject(`is broken: it says no ${missing} (${restore})`);
  }
  const spelled = said.get('directory.id');
  const directoryId = spelled === undefined ? undefined : readUuid(spelled);
  if (spelled !== undefined && directoryId === undefined) {
    return reject(`is broken: directory.id is no id: ${quote(spelled)} (${restore})`);
  }
  return accept({ version, nodeId, clusterId, directoryId });
}

/** As Integer.parseInt reads it: a sign, leading zeros, no blanks, 32 bits. */
function parseInt32(text: string): number | undefined {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
}

/** As Uuid.fromString reads it and Uuid.toString prints it: padded, and with spare bits at its end, as well. */
function readUuid(text: string): string | undefined {
  return /^[\w-]{22}(==)?$/.test(text)
    ? renderClusterId(Buffer.from(text, 'base64url'))
    : undefined;
}
