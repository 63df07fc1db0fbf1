import { rm } from 'node:fs/promises';
import { createFleet, type Fleet } from '../../local/fleet.ts';
import { type KafkaAccess, kafkaPort } from '../../local/openKafka.ts';
import type { Server } from '../../local/server.ts';
import { kafkaBroker, type ServerKind, zookeeperMember } from '../../local/serverKind.ts';
import {
  kafkaPod,
  kafkaPodWithZooKeeper,
  kafkaVersion,
  kafkaVersionWithZooKeeper,
  type LocalPod,
  renderHostsFile,
  type Site,
  zkPod,
} from '../../local/site.ts';
import { parseHosts } from '../../src/pod/hosts.ts';
import { waitFor } from '../../local/waitFor.ts';
import { apartPods } from './apartPods.ts';
import { killIfThere } from './brokers.ts';
import { findProcesses } from './findProcesses.ts';
import { makeSite } from './makeSite.ts';
import { smallJvm } from './smallJvm.ts';

/** Three brokers of one version, and the servers behind them, which stay while the brokers restart. */
interface Mode {
  readonly title: string;
  readonly brokers: (site: Site) => readonly LocalPod[];
  readonly behind: (site: Site) => readonly (readonly [ServerKind, LocalPod])[];
}

const ordinals = [0, 1, 2];

export const combined: Mode = {
  title: `Kafka ${kafkaVersion} by KRaft, each broker a controller too`,
  brokers: (site) => ordinals.map((ordinal) => kafkaPod(site, ordinal, ordinals.length)),
  behind: () => [],
};

export const byZooKeeper: Mode = {
  title: `Kafka ${kafkaVersionWithZooKeeper} by ZooKeeper`,
  brokers: (site) =>
    ordinals.map((ordinal) => {
      const pod = kafkaPodWithZooKeeper(site, ordinal, ordinals.length);
      const connect = `${zkPod(site, 0, 1).fqdn}:2181`;
      return { ...pod, env: { ...pod.env, KAFKA_ZOOKEEPER_CONNECT: connect } };
    }),
  behind: (site) => [[zookeeperMember, zkPod(site, 0, 1, { env: smallJvm })]],
};

export const apart: Mode = {
  title: `Kafka ${kafkaVersion} by KRaft, a controller apart`,
  brokers: (site) => ordinals.map(podsApart(site).broker),
  behind: (site) => [[kafkaBroker, podsApart(site).controller(0)]],
};

function podsApart(site: Site) {
  return apartPods(site, { version: kafkaVersion, brokers: ordinals.length, controllers: 1 });
}

export interface RollingCluster {
  /** Starts the brokers, all as servers of this kind; they find what the ones before have left. */
  readonly startBrokers: (kind: ServerKind) => Promise<Brokers>;
  /** Ends what still runs, and removes what all have left. */
  readonly close: () => Promise<void>;
}

export interface Brokers {
  /** How clients reach them. */
  readonly kafka: KafkaAccess;
  readonly servers: readonly Server[];
  /** Is rejected when one ends that nobody stopped. */
  readonly broken: Promise<never>;
  /** At once: without a quorum none ends in order, and what is left of them after a minute is killed. */
  readonly stop: () => Promise<void>;
}

/** Starts what is behind the brokers. */
export async function openRollingCluster(mode: Mode, net: string): Promise<RollingCluster> {
  const site = makeSite('rolling', net);
  const fleets: Fleet[] = [];
  const open = () => {
    const fleet = createFleet(site);
    fleets.push(fleet);
    return fleet;
  };
  const behind = open();
  for (const [kind, pod] of mode.behind(site)) behind.add(kind, pod);
  for (const server of behind.servers()) {
    // a controller alone is ready when it answers
    await server.start();
  }
  const pods = mode.brokers(site);
  const kafka = {
    brokers: pods.map(({ address }) => `${address}:${kafkaPort}`),
    hosts: parseHosts(renderHostsFile(site)),
  };
  return {
    startBrokers: async (kind) => {
      const fleet = open();
      const servers = pods.map((pod) => fleet.add(kind, pod));
      await Promise.all(servers.map(async (server) => server.start()));
      return { kafka, servers, broken: fleet.broken, stop: fleet.stopAll };
    },
    close: async () => {
      for (const fleet of fleets.toReversed()) fleet.killAll();
      await Promise.all(fleets.map(async (fleet) => fleet.stopAll()));
      await killJavas(site);
      await rm(site.folder, { recursive: true, force: true });
    },
  };
}

/** Those whose supervisor was killed are told by SIGTERM, and without a quorum take minutes to end. */
async function killJavas({ folder }: Site): Promise<void> {
  await waitFor({ what: `nothing of ${folder} runs`, timeoutMs: 20_000 }, () => {
    const left = findProcesses(folder);
    for (const process of left) killIfThere(Number.parseInt(process, 10));
    return left.length === 0 ? true : undefined;
  });
}
