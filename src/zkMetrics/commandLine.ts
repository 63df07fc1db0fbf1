import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { parseChoice } from '../tool/parsers.ts';
import { clientSettings } from '../zookeeper/clientSettings.ts';
import { secureClientSettings } from '../zookeeper/secureClientSettings.ts';

export const commandLine: CommandLine = {
  tool: 'zkMetrics',
  summary: "Shows the figures of this pod's ZooKeeper server (mntr).",
  operands: '',
  maxOperands: 0,
  options: {
    format: {
      doc: 'raw: as the server gives them; table: the few that matter, for a person; json: all, by name; prometheus: all, as a scrape',
      type: 'value',
      shown: 'table on a terminal, else raw',
    },
    ...optionsOf(secureClientSettings),
    ...optionsOf(clientSettings),
  },
  exits: {
    [ExitCode.Ok]: 'the figures are on standard output',
    [ExitCode.No]:
      'the server answered without figures: it has no quorum (which a scrape tells, with 0), or may not execute mntr',
    [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
    [ExitCode.Unavailable]: 'no answer: refused, closed, or too late',
    [ExitCode.Config]: 'a bad value of a variable',
  },
};

const formats = ['raw', 'table', 'json', 'prometheus'] as const;
export type Format = (typeof formats)[number];

export const parseFormat = parseChoice(...formats);
