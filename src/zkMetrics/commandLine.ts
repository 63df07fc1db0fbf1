import { type Arguments, type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { accept, type Parsed, reject } from '../tool/parsed.ts';
import { parseChoice, quote } from '../tool/parsers.ts';
import type { Flags } from '../tool/settings.ts';
import { watchOption } from '../tool/watchOption.ts';
import { clientSettings } from '../zookeeper/settings/clientSettings.ts';
import { peerSettings } from '../zookeeper/settings/peerSettings.ts';
import { secureClientSettings } from '../zookeeper/settings/secureClientSettings.ts';

export const commandLine: CommandLine = {
  tool: 'zkMetrics',
  summary: "Shows the figures of this pod's ZooKeeper server (mntr), or how its ensemble is.",
  operands: '[port]',
  maxOperands: 1,
  options: {
    format: {
      doc: 'raw: as the server gives them; table: the few that matter, for a person; json: all, by name; prometheus: all, as a scrape',
      type: 'value',
      shown: 'table on a terminal or of an ensemble, else raw',
    },
    ensemble: {
      doc: 'Ask every member: a row each, what is wrong in plain sentences; exits 1 where anything is',
      type: 'switch',
    },
    watch: watchOption,
    ...optionsOf(peerSettings),
    ...optionsOf(secureClientSettings),
    ...optionsOf(clientSettings),
  },
  exits: {
    [ExitCode.Ok]: 'the figures are on standard output; nothing is wrong with the ensemble',
    [ExitCode.No]:
      'something is wrong with the ensemble; the server answered without figures: it has no quorum (which a scrape tells, with 0), or may not execute mntr',
    [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
    [ExitCode.Unavailable]: 'no answer: refused, closed, or too late',
    [ExitCode.Config]: 'a bad value of a variable',
  },
};

const formats = ['raw', 'table', 'json', 'prometheus'] as const;
export type Format = (typeof formats)[number];

export const parseFormat = parseChoice(...formats);

/** The flags, with the port among them where it is an operand, as for zookeeper-metrics. */
export function withPort({ operands: [port], flags }: Arguments): Parsed<Flags> {
  if (port === undefined) return accept(flags);
  return /^\d+$/.test(port)
    ? accept({ ...flags, port: [port] })
    : reject(`expected a port, or nothing, got ${quote(port)} (see zkMetrics --help)`);
}
