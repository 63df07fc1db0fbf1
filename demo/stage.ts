import { createFleet, type Fleet } from '../local/fleet.ts';
import { type KafkaAccess, kafkaPort } from '../local/openKafka.ts';
import type { Server } from '../local/server.ts';
import { kafkaBroker, zookeeperMember } from '../local/serverKind.ts';
import { kafkaPod, type LocalPod, renderHostsFile, type Site, zkPod } from '../local/site.ts';
import type { Writer } from '../local/writer.ts';
import { parseHosts } from '../src/pod/hosts.ts';
import type { Scenario } from './commandLine.ts';
import type { Screen } from './screen.ts';
import { writeServers } from './serverFile.ts';

export const replicas = 3;
export const zkPort = 2181;

/** All that the steps of a demo share. */
export interface Stage {
  readonly site: Site;
  readonly screen: Screen;
  readonly fleet: Fleet;
  readonly members: readonly Server[];
  readonly brokers: readonly Server[];
  readonly kafka: KafkaAccess;
  /** The writers at work; whoever starts one adds it, so that none is left when something breaks. */
  readonly writers: Set<Writer>;
}

const ordinals = Array.from({ length: replicas }, (_, ordinal) => ordinal);

export function zkPodsOf(site: Site, scenario: Scenario): readonly LocalPod[] {
  return scenario === 'kafka' ? [] : ordinals.map((ordinal) => zkPod(site, ordinal, replicas));
}

export function kafkaPodsOf(site: Site, scenario: Scenario): readonly LocalPod[] {
  return scenario === 'zookeeper'
    ? []
    : ordinals.map((ordinal) => kafkaPod(site, ordinal, replicas));
}

export function createStage(
  site: Site,
  screen: Screen,
  { scenario, keep }: { readonly scenario: Scenario; readonly keep: boolean },
): Stage {
  const fleet = createFleet(site, {
    outlive: keep,
    onChange: (pids) => {
      writeServers(site.folder, pids);
    },
  });
  const members = zkPodsOf(site, scenario).map((pod) => fleet.add(zookeeperMember, pod));
  const brokers = kafkaPodsOf(site, scenario).map((pod) => fleet.add(kafkaBroker, pod));
  return {
    site,
    screen,
    fleet,
    members,
    brokers,
    kafka: {
      brokers: brokers.map(({ pod }) => `${pod.address}:${kafkaPort}`),
      hosts: parseHosts(renderHostsFile(site)),
    },
    writers: new Set(),
  };
}

/** The address of a member for its clients. */
export function serverOf({ pod }: Server): string {
  return `${pod.address}:${zkPort}`;
}
