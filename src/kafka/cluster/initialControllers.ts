import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { quote } from '../../tool/parsers.ts';
import { parseClusterId } from '../storage/clusterId.ts';
import { splitList } from './listeners.ts';
import { parseVoters, renderVoters, type Voter } from './voters.ts';
import { findRepeated } from '../../tool/repeated.ts';

/** A controller that founds a dynamic quorum, with the id that its log dir gets (KIP-853). */
export interface InitialController extends Voter {
  readonly directoryId: string;
}

/** Splits `0@kafka-0.kafka-svc:9093:JEXY6aqzQY-32P5TStzaFg,…` (org.apache.kafka.raft.DynamicVoters). */
export function parseInitialControllers(raw: string): Parsed<readonly InitialController[]> {
  const controllers: InitialController[] = [];
  for (const text of splitList(raw)) {
    const [, place = '', directory = ''] = /^(.*):([\w-]{22})$/.exec(text) ?? [];
    const voters = parseVoters(place);
    const [voter] = voters.ok ? voters.value : [];
    const directoryId = parseClusterId(directory);
    if (voter === undefined || !directoryId.ok) return rejectList(raw);
    controllers.push({ ...voter, directoryId: directoryId.value });
  }
  for (const key of ['id', 'directoryId'] as const) {
    const all = controllers.map((controller) => controller[key]);
    const twice = findRepeated<number | string>(all);
    if (twice !== undefined) return reject(`two controllers with the same id, ${twice}`);
  }
  return controllers.length === 0 ? rejectList(raw) : accept(controllers);
}

export function renderInitialControllers(controllers: readonly InitialController[]): string {
  return controllers
    .map((controller) => `${renderVoters([controller])}:${controller.directoryId}`)
    .join(',');
}

function rejectList(raw: string): Parsed<never> {
  return reject(
    `expected id@host:port:directory id,… with ids of 22 characters in URL-safe base64, got ${quote(raw)}`,
  );
}
