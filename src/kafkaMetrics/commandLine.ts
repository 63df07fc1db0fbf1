import { metricsSettings } from '../kafka/settings/metricsSettings.ts';
import { generatedPlaceSettings } from '../kafka/settings/placeSettings.ts';
import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';
import { parseChoice } from '../tool/parsers.ts';
import { watchOption } from '../tool/watchOption.ts';

export const commandLine: CommandLine = {
  tool: 'kafkaMetrics',
  summary:
    "Shows the figures of this pod's Kafka broker or controller, and of its cluster as far as it knows it.",
  operands: '',
  maxOperands: 0,
  options: {
    format: {
      doc: 'table: counts, the worst of each kind and one sentence, for a person; json: all of it; prometheus: as a scrape of this broker',
      type: 'value',
      shown: 'table on a terminal or of a cluster, else prometheus',
    },
    json: { doc: 'The same as --format=json', type: 'switch' },
    cluster: {
      doc: 'Ask every broker for its log dirs and consumer groups, too; exits 1 where anything is wrong',
      type: 'switch',
    },
    'bootstrap-server': {
      doc: 'host:port,… of brokers in plain text: looks at their cluster instead of the one of this pod',
      type: 'value',
    },
    watch: watchOption,
    ...optionsOf(metricsSettings),
    ...optionsOf(generatedPlaceSettings),
  },
  exits: {
    [ExitCode.Ok]:
      'the figures are on standard output; of a cluster (--cluster, --bootstrap-server): nothing is wrong',
    [ExitCode.No]: 'of a cluster: something is wrong, or not all of it could be asked',
    [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
    [ExitCode.Unavailable]: 'no answer: refused, closed, or too late',
    [ExitCode.Config]: 'no broker was started by kafkaStart here, or a bad value of a variable',
  },
};

const formats = ['table', 'json', 'prometheus'] as const;
export type Format = (typeof formats)[number];

export const parseFormat = parseChoice(...formats);
