import type { FileWrite } from './fileWrite.ts';

/** How a planned file compares with what is on disk. */
export type FileState =
  | { readonly file: FileWrite; readonly state: 'unchanged' }
  | { readonly file: FileWrite; readonly state: 'missing' }
  | { readonly file: FileWrite; readonly state: 'differs'; readonly found: Found };

/** What is in the place of a file that differs. */
export interface Found {
  /** Permissions, such as 0o644. */
  readonly mode: number;
  readonly content: Content;
}

export type Content =
  | { readonly type: 'text'; readonly text: string }
  /** Too large to be worth showing, or no text. */
  | { readonly type: 'large' | 'binary'; readonly bytes: number }
  /** Nothing that has a text: a pipe, a socket, a device. */
  | { readonly type: 'special' }
  | { readonly type: 'unreadable' };

/** Whether more people may read a file than shall; kubelet may add a group's write bit, which is fine. */
export function isTooOpen(found: number, planned: number): boolean {
  return (found & 0o044 & ~planned) !== 0;
}
