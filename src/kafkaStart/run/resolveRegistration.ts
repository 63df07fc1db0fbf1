import { setTimeout as sleep } from 'node:timers/promises';
import { askZookeeper, type ZookeeperSession } from '../../kafka/ask/askZookeeper.ts';
import {
  findClusterProblem,
  parseClusterNode,
  parseRegistration,
} from '../../kafka/cluster/registration.ts';
import { parseZookeeperConnect } from '../../kafka/cluster/zookeeperConnect.ts';
import { isTrue, valueOf } from '../../kafka/properties/entries.ts';
import { metaFile } from '../../kafka/storage/logDir.ts';
import { seconds } from '../../process/narration.ts';
import { ExitCode } from '../../tool/exitCode.ts';
import { ToolError } from '../../tool/toolError.ts';
import type { Run } from './runPreparations.ts';

const defaultSessionMs = 18_000;
/** A session ends at a tick of the leader, and starts anew where the leader changes. */
const slackMs = 10_000;
const answerMs = 5000;
const askEveryMs = 250;

/**
 * In ZooKeeper mode: compares the cluster of the storage with the one that ZooKeeper knows, and waits until
 * no broker is registered with this id any more, since a broker that finds one does not start. Throws a
 * ToolError where the cluster is another, or another broker stays. Where ZooKeeper does not answer, the
 * broker itself waits for it. A request to stop ends the wait.
 */
export async function resolveRegistration(run: Run): Promise<void> {
  const { plan, settings, env, stop, tell } = run;
  const raw = valueOf(plan.properties, 'zookeeper.connect');
  const { registrationTimeoutMs } = settings;
  if (plan.mode !== 'zookeeper' || raw === undefined || registrationTimeoutMs === 0) return;
  const connect = parseZookeeperConnect(raw);
  if (connect === undefined) return;
  if (isTrue(plan.properties, 'zookeeper.ssl.client.enable')) {
    tell('ZooKeeper speaks TLS alone, and is not asked about cluster and broker before the start');
    return;
  }
  const asked = new AbortController();
  stop.listen(() => asked.abort());
  const { signal } = asked;
  const session = await askZookeeper({ connect, env, timeoutMs: answerMs, signal });
  if (session === undefined) {
    if (signal.aborted) return;
    tell(
      `ZooKeeper (${raw}) gives no session within ${seconds(answerMs)}; starting anyway: the broker itself waits for it`,
    );
    return;
  }
  try {
    await requireCluster(run, session);
    await untilGone(run, session, signal);
  } catch (error) {
    if (error instanceof ToolError) throw error;
    if (!signal.aborted) tell(`ZooKeeper does not answer (${String(error)}); starting anyway`);
  } finally {
    session.close();
  }
}

async function requireCluster({ owner }: Run, { readNode }: ZookeeperSession): Promise<void> {
  if (owner === undefined) return;
  const text = await readNode('/cluster/id');
  const problem = findClusterProblem(
    owner.clusterId,
    text === undefined ? undefined : parseClusterNode(text),
  );
  if (problem === undefined) return;
  throw new ToolError(ExitCode.Config, [`${owner.path}/${metaFile}: ${problem}`]);
}

async function untilGone(
  { plan, settings, tell }: Run,
  { readNode }: ZookeeperSession,
  signal: AbortSignal,
): Promise<void> {
  const path = `/brokers/ids/${plan.nodeId}`;
  const read = async () => (signal.aborted ? undefined : readNode(path));
  let found = await read();
  if (found === undefined) return;
  const { endpoints } = parseRegistration(found);
  const who = `broker ${plan.nodeId} is registered already${endpoints.length === 0 ? '' : `, at ${endpoints.join(', ')}`}`;
  const session = Number(valueOf(plan.properties, 'zookeeper.session.timeout.ms'));
  const sessionMs = session > 0 ? session : defaultSessionMs;
  const maxMs = settings.registrationTimeoutMs ?? sessionMs + slackMs;
  tell(`${who}: waiting until that is gone, ${seconds(maxMs)} at most`);
  const began = performance.now();
  let lost: Error | undefined;
  while (found !== undefined) {
    if (performance.now() - began > maxMs) {
      if (lost !== undefined) throw lost;
      const problem = `${path}: ${who}, and still is after ${seconds(maxMs)}: another broker runs with this id (stop it, or give this one an id of its own: KAFKA_ID_OFFSET)`;
      throw new ToolError(ExitCode.Unavailable, [problem]);
    }
    await sleep(askEveryMs, undefined, { signal }).catch(() => undefined);
    try {
      found = await read();
      lost = undefined;
    } catch (error) {
      // an ensemble that elects a leader: the registration is there until it says otherwise
      lost = error instanceof Error ? error : new Error(String(error));
    }
  }
  if (signal.aborted) return;
  tell(`the registration is gone after ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
