import { expect, it } from 'vitest';
import { jvmSettings } from '../../../../src/kafka/settings/jvmSettings.ts';
import { kafkaSettings, ownVariables } from '../../../../src/kafka/settings/settings.ts';
import { probeSettings } from '../../../../src/kafka/settings/healthSettings.ts';
import { readSettings } from '../../../../src/tool/settings.ts';

it('needs nothing to be set: kafkaStart reads on with the defaults to find every problem', () => {
  for (const spec of [kafkaSettings, jvmSettings, probeSettings]) {
    expect(readSettings(spec, { env: {} })).toMatchObject({ ok: true });
  }
});

it('knows its own variables', () => {
  expect(ownVariables).toContain('KAFKA_PROBE_TIMEOUT');
  expect(ownVariables).toContain('KAFKA_HEAP_OPTS');
  expect(ownVariables).not.toContain('KAFKA_LISTENERS');
});

it('splits options at blanks, as the stock scripts do', () => {
  const env = { KAFKA_OPTS: ' -Da=1\n  -Db="2 3" ', KAFKA_GC_LOG_OPTS: ' ' };
  expect(readSettings(jvmSettings, { env })).toMatchObject({
    settings: { opts: ['-Da=1', '-Db="2', '3"'], gcLogOpts: [] },
  });
});

it.each([
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['::', true],
  ['fd00::7', true],
  ['kafka-0', false],
  ['10.1', false],
  ['tcp://10.1.2.3:80', false],
])('takes %s as an address of the health port: %s', (address, ok) => {
  const env = { KAFKA_HEALTH_ADDRESS: address };
  expect(readSettings(probeSettings, { env }).ok).toBe(ok);
});
