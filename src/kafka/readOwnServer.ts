import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/readText.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { chooseQuestion, type Question } from './ask/question.ts';
import { describeServer, type OwnServer } from './cluster/ownServer.ts';
import { type Entries, mergeEntries } from './properties/entries.ts';
import { readServerProperties } from './properties/readServerProperties.ts';
import { valueAt } from './security/listeners.ts';

/** The server of this pod, and how it is asked. */
export interface Own extends OwnServer {
  readonly properties: Entries;
  readonly question: Question;
}

interface Places {
  readonly kafkaHome: string;
  readonly confDir: string | undefined;
}

/** Where kafkaStart writes the configuration of the server of this pod. */
export function ownPropertiesPath({ kafkaHome, confDir }: Places): string {
  return join(confDir ?? join(kafkaHome, 'config/generated'), 'server.properties');
}

/** Reads what kafkaStart wrote for the server of this pod; a problem where there is nothing, or not enough. */
export function readOwnServer(places: Places): Parsed<Own> {
  const path = ownPropertiesPath(places);
  if (!existsSync(path)) {
    return reject(`${path}: not found: no broker was started by kafkaStart here (KAFKA_CONF_DIR)`);
  }
  const entries = readServerProperties(path, places.kafkaHome);
  if (!entries.ok) return reject(`${path}: ${entries.problem}`);
  const properties = mergeEntries(entries.value);
  const server = describeServer(properties);
  if (!server.ok) return reject(`${path}: ${server.problem}`);
  const { sockets } = server.value;
  const identity = readIdentity(properties, sockets);
  const question = chooseQuestion({ sockets, properties, identity });
  return accept({ ...server.value, properties, question });
}

/** The private key and chain that Kafka itself reads as PEM; those in other stores are not for us. */
function readIdentity(properties: Entries, sockets: OwnServer['sockets']): string | undefined {
  for (const { name } of sockets) {
    const path = valueAt(properties, name, 'ssl.keystore.location');
    if (path === undefined || valueAt(properties, name, 'ssl.keystore.type') !== 'PEM') continue;
    const text = readText(path);
    if (text.ok) return text.value;
  }
  return undefined;
}
