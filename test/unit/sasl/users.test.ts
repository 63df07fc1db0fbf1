import { describe, expect, it } from 'vitest';
import { parseUsers } from '../../../src/sasl/users.ts';

describe('parseUsers', () => {
  it.each([
    ['a:1', [['a', '1']]],
    [
      'a:1\nb:2\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a:1\r\n\r\n# b:2\r\n  # c\r\n \t\r\nd:4\r\n',
      [
        ['a', '1'],
        ['d', '4'],
      ],
    ],
    ['a: 1 : 2 ', [['a', ' 1 : 2 ']]],
    ['kafka-0.x_Y:#"\\$ {ü', [['kafka-0.x_Y', '#"\\$ {ü']]],
    ['\ufeffa:1', [['a', '1']]],
    ['a:\t', [['a', '\t']]],
  ])('reads %j', (text, pairs) => {
    const users = pairs.map(([name, password]) => ({ name, password }));
    expect(parseUsers(text)).toEqual({ ok: true, users });
  });

  it.each([
    ['', 'no user in it, expected lines of name:password'],
    ['# none\n\n', 'no user in it, expected lines of name:password'],
    ['s3cret', 'line 1: expected name:password'],
    ['a:1\n\nb 2', 'line 3: expected name:password'],
    ['a:', 'line 1: no password after the colon'],
    ['a:1\r\nb:', 'line 2: no password after the colon'],
    ['a:1\nb:2\na:3', 'line 3: the same name as in line 1 (remove one of them)'],
    ['a:x\ufffd', 'line 1: the password is not in UTF-8'],
    [
      'a:x${user.home}',
      'line 1: the password has "${" in it, which Java takes for the name of a property (choose another password)',
    ],
  ])('refuses %j', (text, problem) => {
    expect(parseUsers(text)).toEqual({ ok: false, problems: [problem] });
  });

  it.each([':1', ' a:1', 'a b:1', 'a@b:1', 'a/b:1', 'ü:1', 'a":1', 'a=b:1', 'a\r:1'])(
    'refuses the name in %j',
    (text) => {
      expect(parseUsers(text)).toEqual({
        ok: false,
        problems: [
          'line 1: expected a name of letters, digits, ".", "_" and "-" before the colon, since it becomes part of an option user_<name>',
        ],
      });
    },
  );

  it('reports every line that is wrong, and nothing of what is in it', () => {
    const text = 'hunter2\nhunter2 :x\nhunter2:\nok:1\nhunter2:${hunter2}\nok:hunter2\n';
    const parsed = parseUsers(text);
    expect(parsed).toMatchObject({
      problems: [1, 2, 3, 5, 6].map((line) => expect.stringMatching(`^line ${line}: `) as unknown),
    });
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });
});
