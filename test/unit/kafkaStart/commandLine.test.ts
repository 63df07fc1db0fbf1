import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandLine } from '../../../src/kafkaStart/commandLine.ts';

it('explains every exit code in docs/kafka.md as well', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/kafka.md'), 'utf8');
  const [, table = ''] = text.split(/^\| Exit code .*$/m);
  const rows = table.trimStart().split('\n\n')[0] ?? '';
  const explained = [...rows.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) =>
    codes.split(',').map((code) => code.trim()),
  );
  expect(explained.toSorted()).toEqual(Object.keys(commandLine.exits ?? {}).toSorted());
});
