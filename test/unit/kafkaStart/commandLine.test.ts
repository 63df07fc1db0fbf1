import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jvmSettings } from '../../../src/kafka/settings/jvmSettings.ts';
import { kafkaSettings } from '../../../src/kafka/settings/settings.ts';
import { commandLine } from '../../../src/kafkaStart/commandLine.ts';
import { flagNames, readSettings } from '../../../src/tool/settings.ts';

it('explains every exit code in docs/kafka.md as well', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/kafka.md'), 'utf8');
  const [, table = ''] = text.split(/^\| Exit code .*$/m);
  const rows = table.trimStart().split('\n\n')[0] ?? '';
  const explained = [...rows.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) =>
    codes.split(',').map((code) => code.trim()),
  );
  expect(explained.toSorted()).toEqual(Object.keys(commandLine.exits ?? {}).toSorted());
});

it('has no flag that would set two settings, but for the cluster id by both of its names', () => {
  const settings = [...Object.values(kafkaSettings), ...Object.values(jvmSettings)];
  const flags = settings.flatMap((setting) => flagNames(setting));
  expect(flags.filter((flag, index) => flags.indexOf(flag) !== index)).toEqual(['cluster-id']);
});

it('takes --jmx-port for the port of the broker alone', () => {
  const read = readSettings(jvmSettings, { env: {}, flags: { 'jmx-port': ['5555'] } });
  expect(read).toMatchObject({ settings: { kafkaJmxPort: 5555, jmxPort: undefined } });
});
