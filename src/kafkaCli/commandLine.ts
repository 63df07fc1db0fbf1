import { type CommandLine } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';

export const commandLine: CommandLine = {
  tool: 'kafkaCli',
  summary: [
    "Becomes a command line tool of Kafka's: kafkaCli topics --list is kafka-topics.sh --list, and so it is called by that name.",
    "It has nothing of the broker's own: neither its heap (KAFKA_TOOLS_HEAP_OPTS is for it), nor its ports for JMX, nor its agents. Without a tool it prints their names.",
  ].join('\n\n'),
  operands: '[tool] […]',
  maxOperands: 0,
  options: {},
  exits: {
    [ExitCode.Ok]: "the names were printed; else the code is the tool's own",
    [ExitCode.Usage]: 'no tool of that name in this version of Kafka',
    [ExitCode.Config]: 'no jars, or a bad value of a variable',
    [ExitCode.NotExecutable]: 'java is not executable',
    [ExitCode.NotFound]: 'java was not found',
  },
};
