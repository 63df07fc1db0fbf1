import { expect, it } from 'vitest';
import { explainLibraryError } from '../../../../src/zkCli/session/libraryError.ts';

it.each([
  ['Unknown code: -119', 1, 'Not a read-only call: /'],
  ['Unknown code: -124', 69, 'the server lets only clients in that log in by SASL'],
  ['Unknown code: -999', 1, 'KeeperErrorCode = CODE-999 for /'],
  ['permission must be a valid integer.', 1, 'this ACL has an entry without permissions'],
])('knows %s', (message, exitCode, problem) => {
  expect(explainLibraryError(new Error(message))).toMatchObject({
    exitCode,
    problems: [expect.stringContaining(problem)],
  });
});

it('knows an answer that ends too early, and takes nothing else for what a server does', () => {
  expect(explainLibraryError(new RangeError('out of range'))).toMatchObject({ exitCode: 69 });
  expect(explainLibraryError(new TypeError('x is undefined'))).toBeUndefined();
});
