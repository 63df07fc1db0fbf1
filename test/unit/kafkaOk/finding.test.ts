import { expect, it } from 'vitest';
import { notAnswered, notKnown, type StopVerdict } from '../../../src/kafka/verdicts/stoppable.ts';
import { type Finding, judgePage, judgeStop } from '../../../src/kafkaOk/finding.ts';
import { renderJson } from '../../../src/kafkaOk/json.ts';

const place = { host: '::1', port: 8090 };
const asked = { asked: 'supervisor', place };

it.each([
  [200, 'the broker runs\n', { exitCode: 0, reason: 'the broker runs' }],
  [503, 'no\n', { exitCode: 1, reason: 'no' }],
  [504, 'no leader\n', { exitCode: 1, reason: 'no leader', isUnsure: true }],
  [409, 'never\n', { exitCode: 1, reason: 'never', isFinal: true }],
  [
    500,
    'Error: x\n',
    { exitCode: 69, reason: '[::1]:8090: no answer of a supervisor: HTTP 500: Error: x' },
  ],
  [
    404,
    'only /livez is served here\n',
    {
      exitCode: 69,
      reason:
        '[::1]:8090: no supervisor that knows /readyz: another version of kafkaStart, or another program (only /livez is served here)',
      isFinal: true,
    },
  ],
])('a supervisor that answers %i', (status, body, expected) => {
  const answer = { ok: true, reply: { status, body } } as const;
  expect(judgePage('/readyz', answer, place)).toEqual({ ...asked, ...expected });
});

it.each([
  ['refused', true],
  ['late', false],
  ['other', false],
] as const)('no answer: %s', (type, isRefused) => {
  expect(judgePage('/readyz', { ok: false, type, reason: 'why' }, place)).toEqual({
    ...asked,
    exitCode: 69,
    reason: '[::1]:8090: why',
    isRefused,
  });
});

it.each<[StopVerdict, Finding]>([
  [
    { healthy: true, outlook: 'may', reason: 'yes', loss: undefined, place },
    { exitCode: 0, reason: 'yes', asked: 'broker', place, isFinal: false, isUnsure: false },
  ],
  [
    notKnown('no leader', 'unsure'),
    { exitCode: 1, reason: 'no leader', asked: 'broker', isFinal: false, isUnsure: true },
  ],
  [
    notAnswered('refused'),
    { exitCode: 69, reason: 'refused', asked: 'broker', isFinal: false, isUnsure: true },
  ],
  [
    notKnown('no login', 'never'),
    { exitCode: 1, reason: 'no login', asked: 'broker', isFinal: true, isUnsure: false },
  ],
])('a server that is asked itself whether it may stop: %j', (verdict, finding) => {
  expect(judgeStop(verdict)).toEqual(finding);
});

it('what is not known is null in JSON', () => {
  const finding = { asked: 'processes', exitCode: 1, reason: 'no "java"' } as const;
  expect(renderJson({ probe: 'live', finding, durationMs: 3 })).toBe(
    '{"tool":"kafkaOk","probe":"live","healthy":false,"exitCode":1,"reason":"no \\"java\\"","asked":"processes","host":null,"port":null,"durationMs":3}\n',
  );
});
