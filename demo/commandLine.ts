import type { CommandLine } from '../src/tool/commandLine.ts';
import { parseChoice } from '../src/tool/parsers.ts';
import { ExitCode } from '../src/tool/exitCode.ts';

export const commandLine: CommandLine = {
  tool: 'npm run demo --',
  summary:
    'Starts a ZooKeeper ensemble and Kafka brokers on this machine with the built tools, restarts every one of them while clients write, and shows that nothing acknowledged is lost.',
  operands: '',
  maxOperands: 0,
  options: {
    scenario: { doc: 'What to run: zookeeper, kafka or all', type: 'value', shown: 'all' },
    keep: {
      doc: 'Leave the servers running at the end, and say how to talk to them',
      type: 'switch',
    },
    stop: { doc: 'Stop, in order, what an earlier --keep left running', type: 'switch' },
  },
  exits: {
    [ExitCode.Ok]: 'nothing acknowledged was lost, and every server ended as it should',
    [ExitCode.No]: 'something was lost, or a server did not do as it should',
    [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
    [ExitCode.Unavailable]: 'a port is in use, or a demo runs already; nothing was started',
  },
};

export type Scenario = 'zookeeper' | 'kafka' | 'all';

export const parseScenario = parseChoice<Scenario>('zookeeper', 'kafka', 'all');
