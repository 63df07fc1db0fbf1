import { jvmSettings } from '../kafka/settings/jvmSettings.ts';
import { kafkaSettings } from '../kafka/settings/settings.ts';
import { type CommandLine, optionsOf } from '../tool/commandLine.ts';
import { ExitCode } from '../tool/exitCode.ts';

export const commandLine: CommandLine = {
  tool: 'kafkaStart',
  summary: [
    'Configures and runs a Kafka broker: by KRaft, or by ZooKeeper where zookeeper.connect is set and Kafka still can (3.9).',
    'server.properties is what follows from the pod, below the file that is named, below KAFKA_… variables (KAFKA_LOG_DIRS is log.dirs; _ stands for a dot, __ for an underscore, ___ for a dash), below --override.',
    'It stays beside the broker, answers /livez, /readyz, /startupz and /stoppablez, and stops it in order on SIGTERM. It ends with what the broker ended with, 128 + n for signal n; 143 after SIGTERM is 0, unless logs were left without the marker of a clean stop.',
  ].join('\n\n'),
  operands: '[server.properties]',
  maxOperands: 1,
  options: {
    override: { doc: 'A property of the broker, key=value; may be repeated', type: 'value' },
    'dry-run': {
      doc: 'Print every file, the command of the broker and what the preflight says; do nothing',
      type: 'switch',
    },
    json: { doc: 'With --dry-run: print the same as one JSON object', type: 'switch' },
    exec: { doc: 'Become the broker instead of staying beside it', type: 'switch' },
    ...optionsOf(kafkaSettings),
    ...optionsOf(jvmSettings),
  },
  exits: {
    [ExitCode.Ok]: 'the broker stopped as it was asked to',
    [ExitCode.Usage]: 'unknown flag, or a bad value of a flag',
    [ExitCode.Unavailable]:
      'a port is taken, or another broker is registered with the id; nothing was started',
    [ExitCode.CannotCreate]:
      'a file or folder cannot be written, or the storage could not be formatted',
    [ExitCode.Config]: 'a bad value of a variable, or the volume of another broker or cluster',
    [ExitCode.NotExecutable]: 'java is not executable',
    [ExitCode.NotFound]: 'java was not found',
    143: 'the broker was told to stop before it could end cleanly: its next start recovers its logs; --exec: ended by SIGTERM',
    137: 'the broker was killed: it had not stopped within KAFKA_STOP_BUDGET',
  },
};
