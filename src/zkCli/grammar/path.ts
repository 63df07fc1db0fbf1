import { quote } from '../../tool/parsers.ts';

/**
 * Why a text is no node's path (ZooKeeper Programmer's Guide, "The ZooKeeper Data Model"). Of a
 * sequential node only the beginning of the name is given, which may be nothing.
 */
export function findPathProblem(path: string, sequential: boolean): string | undefined {
  const got = `got ${quote(path)}`;
  if (!path.startsWith('/')) return `a path begins with /, ${got}`;
  if (path === '/') return undefined;
  const names = (sequential ? `${path}1` : path).slice(1).split('/');
  if (names.at(-1) === '') return `a path does not end with /, ${got}`;
  if (names.includes('')) return `a path has no empty name in it, ${got}`;
  if (names.includes('.') || names.includes('..')) return `a path has no . or .. in it, ${got}`;
  // oxlint-disable-next-line eslint/no-control-regex -- ZooKeeper refuses control characters
  return /[\u0000-\u001f\u007f-\u009f\ud800-\uf8ff\ufff0-\uffff]/.test(path)
    ? `a path has no control characters in it, ${got}`
    : undefined;
}
