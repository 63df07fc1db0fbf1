import { expect, it } from 'vitest';
import { parseOverride } from '../../../../src/kafka/properties/override.ts';

it.each([
  ['broker.id=0', 'broker.id', '0'],
  ['listener.security.protocol.map=A:PLAINTEXT', 'listener.security.protocol.map', 'A:PLAINTEXT'],
  ['sasl.jaas.config=x user="a=b";', 'sasl.jaas.config', 'x user="a=b";'],
  ['super.users=', 'super.users', ''],
])('splits %s on the first =', (raw, key, value) => {
  const subject = `--override ${key}`;
  expect(parseOverride(raw)).toEqual({ ok: true, value: { key, value, subject } });
});

it.each(['', 'broker.id', '=0', ' =0'])('refuses %j', (raw) => {
  const problem = `expected key=value, got ${JSON.stringify(raw)}`;
  expect(parseOverride(raw)).toEqual({ ok: false, problem });
});

it('shows no secret of what it refuses', () => {
  const problem = 'expected key=value, got "ssl.key.password:(hidden)"';
  expect(parseOverride('ssl.key.password:hunter2')).toEqual({ ok: false, problem });
});
