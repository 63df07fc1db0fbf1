import { listPrograms } from '../src/kafkaCli/programs.ts';

/** A program of an image: a tool of ours, and the names by which it is called. */
export interface Program {
  readonly tool: string;
  /** On the PATH. */
  readonly names: readonly string[];
  /** In the `bin` folder of the server as well: names of the scripts of older images. */
  readonly inBin: readonly string[];
}

export interface Image {
  /** Where the server is. */
  readonly home: string;
  readonly programs: readonly Program[];
  /** Files that the tools read beside themselves, by their path in the project. */
  readonly beside: readonly string[];
}

/** Where the tools lie, one file each. */
export const toolFolder = '/opt/statefulset-toolkit';

const zookeeper: readonly Program[] = [
  { tool: 'zkGenConfig', names: ['zkGenConfig', 'zkGenConfig.sh'], inBin: ['zkGenConfig.sh'] },
  { tool: 'zkOk', names: ['zkOk', 'zkOk.sh', 'zookeeper-ready'], inBin: ['zkOk.sh'] },
  {
    tool: 'zkMetrics',
    names: ['zkMetrics', 'zkMetrics.sh', 'zookeeper-metrics'],
    inBin: ['zkMetrics.sh'],
  },
  {
    tool: 'zkStart',
    names: ['zkStart', 'zkServer.sh', 'zookeeper-server-start.sh', 'start-zookeeper'],
    inBin: ['zkServer.sh', 'zookeeper-server-start.sh'],
  },
  { tool: 'zkCli', names: ['zkCli', 'zkCli.sh'], inBin: ['zkCli.sh'] },
];

/** What an image has, by its name and the version of its server. */
export function describeImage(name: string, version: string): Image {
  switch (name) {
    case 'zookeeper':
      return { home: '/opt/zookeeper', programs: zookeeper, beside: [] };
    case 'kafka':
      return {
        home: '/opt/kafka',
        programs: [...kafka, kafkaCli(version)],
        beside: ['docker/kafka/tools-log4j.properties', 'docker/kafka/tools-log4j2.yaml'],
      };
    default:
      throw new Error(`expected zookeeper or kafka, got ${name}`);
  }
}

const kafka: readonly Program[] = [
  {
    tool: 'kafkaStart',
    names: ['kafkaStart', 'kafka-server-start.sh'],
    inBin: ['kafka-server-start.sh'],
  },
  { tool: 'kafkaOk', names: ['kafkaOk'], inBin: [] },
  { tool: 'kafkaMetrics', names: ['kafkaMetrics'], inBin: [] },
];

/** Kafka's own command line tools, as its release and as packages of it call them. */
function kafkaCli(version: string): Program {
  const programs = [...listPrograms(version).keys(), 'kafka-run-class'];
  const scripts = programs.map((program) => `${program}.sh`);
  return { tool: 'kafkaCli', names: ['kafkaCli', ...programs, ...scripts], inBin: scripts };
}
