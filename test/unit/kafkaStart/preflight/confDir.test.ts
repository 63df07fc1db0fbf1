import { expect, it } from 'vitest';
import { describeFileProblem } from '../../../../src/files/fileProblem.ts';
import { judgeConfDir } from '../../../../src/kafkaStart/preflight/confDir.ts';

const user = { uid: 1000, gid: 1000 };
const emptyDir =
  '(mount an emptyDir there, or let KAFKA_CONF_DIR name a folder that can be written to)';

it.each([
  ['EACCES', `/conf: permission denied to uid 1000, gid 1000 ${emptyDir}`],
  ['EROFS', `/conf: on a read-only file system ${emptyDir}`],
  ['ENOSPC', '/conf: no space left (free some, or grow the volume)'],
])('says of %s at generated files, which are no volume: %s', (code, problem) => {
  expect(judgeConfDir([describeFileProblem('/conf', code, user)])).toEqual([
    { subject: 'KAFKA_CONF_DIR', problem, exitCode: 73 },
  ]);
});
