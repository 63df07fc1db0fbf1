import { expect, it } from 'vitest';
import type { FileState } from '../../../src/files/fileState.ts';
import {
  asksForJson,
  renderRunReport,
  reportFolders,
  reportPlanned,
  reportStates,
  reportWritten,
} from '../../../src/files/runReport.ts';

const plain = { path: '/zoo.cfg', text: 'a\n', mode: 0o644 };
const masked = { path: '/java.env', text: 'p=x\n', mode: 0o640, shown: 'p=(hidden)\n' };
const secret = { path: '/key.pem', text: 'key\n', mode: 0o600, secret: true };
const states: readonly FileState[] = [
  { file: plain, state: 'unchanged' },
  { file: masked, state: 'missing' },
  { file: secret, state: 'differs', found: { mode: 0o644, content: { type: 'unreadable' } } },
];

it('has the same fields whatever came of the run, in this order', () => {
  const whole = {
    exitCode: 0,
    facts: { myid: 1 },
    files: reportStates(states),
    folders: reportFolders(['/log'], 'missing'),
    result: 'for people',
    summary: 'for people',
  };
  const texts = [
    renderRunReport(whole, { problems: [], warnings: ['w'] }),
    renderRunReport({ exitCode: 78, facts: { myid: null } }, { problems: ['p'], warnings: [] }),
  ];
  const [done, refused] = texts.map((text): unknown => JSON.parse(text));
  expect(Object.keys(done as object)).toEqual(Object.keys(refused as object));
  expect(done).toMatchObject({ ok: true, exitCode: 0, myid: 1, warnings: ['w'] });
  expect(refused).toEqual({
    ok: false,
    exitCode: 78,
    myid: null,
    problems: ['p'],
    warnings: [],
    files: [],
    folders: [],
    removals: [],
  });
});

it('says of each file how it compares, or that it was written', () => {
  expect(reportStates(states)).toEqual([
    { path: '/zoo.cfg', mode: '0644', state: 'unchanged', secret: false },
    { path: '/java.env', mode: '0640', state: 'missing', secret: false },
    { path: '/key.pem', mode: '0600', state: 'differs', secret: true },
  ]);
  expect(reportWritten(states).map(({ state }) => state)).toEqual([
    'unchanged',
    'written',
    'written',
  ]);
});

it('shows in a dry run what may be seen, and has every file', () => {
  const files = [plain, masked, secret];
  expect(reportPlanned(files, states.slice(0, 2))).toEqual([
    { path: '/zoo.cfg', mode: '0644', state: 'unchanged', secret: false, text: 'a\n' },
    { path: '/java.env', mode: '0640', state: 'missing', secret: false, text: 'p=(hidden)\n' },
    { path: '/key.pem', mode: '0600', state: 'differs', secret: true },
  ]);
});

it.each([
  [['--json'], true],
  [['--no-such-flag', '--json=true'], true],
  [['--json', '--json=false'], false],
  [['--jsonx', 'json'], false],
  [[], false],
])('takes %j for a wish for JSON: %s', (argv, wish) => {
  expect(asksForJson(argv)).toBe(wish);
});
